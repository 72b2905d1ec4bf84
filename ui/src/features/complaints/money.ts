/** Amounts as people type them. */

/** Yuan as typed (`18,600`, `18600.5 元`, full-width figures) with two decimals, as the core wants it; `null` when it is no amount. */
export function readYuan(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(/[,\s¥元]/g, '');
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  return match ? `${String(BigInt(match[1] ?? '0'))}.${(match[2] ?? '').padEnd(2, '0')}` : null;
}
