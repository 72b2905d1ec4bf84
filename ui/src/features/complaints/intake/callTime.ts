/** A call that is longer than this is none: the complaint is being written up afterwards. */
const LONGEST_CALL_MS = 2 * 3600_000;

/** How long the call has been going on, `02:41`; empty when it cannot be one. */
export function callTime(since: number, now: number): string {
  const seconds = Math.floor((now - since) / 1000);
  if (seconds < 0 || seconds * 1000 > LONGEST_CALL_MS) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
