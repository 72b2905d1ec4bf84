/* Wine before version 9 has no bcryptprimitives.dll, from which Rust's standard library takes its random numbers.
   This stands in for it, in tests only: it passes the call on to the older function that Wine has. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length)
{
  const ULONG most = 0x10000000;
  while (length > 0) {
    ULONG part = length > most ? most : (ULONG)length;
    if (!SystemFunction036(buffer, part))
      return FALSE;
    buffer += part;
    length -= part;
  }
  return TRUE;
}
