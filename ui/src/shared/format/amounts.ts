/** Figures as ui.md §9 writes them. */

/** U+2212, the minus of printed figures; a hyphen is too short beside digits. */
const MINUS = '−';
/** Shown where a share has no denominator. */
export const NOT_MEASURED = '—';

/** Money held in 分 as yuan with two decimals and thousands separators: `18,600.00`. The unit 元 stands in the column head. */
export function formatFen(fen: number): string {
  const whole = Math.abs(Math.trunc(fen));
  const text = `${groupThousands(String(Math.trunc(whole / 100)))}.${String(whole % 100).padStart(2, '0')}`;
  return fen < 0 ? MINUS + text : text;
}

/** Money that comes as a decimal string of yuan (`"18600.00"`), without going through floating point. */
export function formatYuan(yuan: string): string {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan);
  if (!match) return yuan;
  const [, sign, whole = '0', decimals = ''] = match;
  return `${sign ? MINUS : ''}${groupThousands(whole)}.${decimals.padEnd(2, '0')}`;
}

/** A count with thousands separators. */
export function formatCount(count: number): string {
  const text = groupThousands(String(Math.abs(Math.trunc(count))));
  return count < 0 ? MINUS + text : text;
}

/** A rate with two decimals; `null` where there was nothing to divide by. */
export function formatRate(percent: number | null): string {
  if (percent === null || !Number.isFinite(percent)) return NOT_MEASURED;
  return `${percent.toFixed(2).replace('-', MINUS)}%`;
}

/** A size for people: `1.2 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
