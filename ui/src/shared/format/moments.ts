/**
 * Dates and times as ui.md §9 writes them.
 *
 * Civil dates come as `YYYY-MM-DD`. Moments come as UTC milliseconds or as text with an offset and are always shown in
 * Beijing time, as on the papers, whatever the computer's own zone is.
 */

const BEIJING_MS = 8 * 3600 * 1000;

/** The parts of a moment in Beijing time. */
export interface BeijingTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** 0 is Sunday. */
  weekday: number;
}

export function beijing(moment: number | string): BeijingTime {
  const shifted = new Date((typeof moment === 'number' ? moment : Date.parse(moment)) + BEIJING_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  };
}

/** The civil date of a moment, `2026-09-18`. */
export function civilDate(moment: number | string): string {
  const { year, month, day } = beijing(moment);
  return `${year}-${two(month)}-${two(day)}`;
}

/** A civil date within the year of `today` as `09-18`, otherwise whole. */
export function formatDate(date: string, today: string): string {
  return date.slice(0, 4) === today.slice(0, 4) ? date.slice(5, 10) : date.slice(0, 10);
}

/** The time of day, `14:05`. */
export function formatTime(moment: number | string): string {
  const { hour, minute } = beijing(moment);
  return `${two(hour)}:${two(minute)}`;
}

/** Date and time; the year only when it is not that of `today`. */
export function formatMoment(moment: number | string, today: string): string {
  return `${formatDate(civilDate(moment), today)} ${formatTime(moment)}`;
}

/** A span of one day, `14:00–21:30`. */
export function formatSpan(from: number | string, to: number | string): string {
  return `${formatTime(from)}–${formatTime(to)}`;
}

const WEEKDAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The clock of the status bar: `2026-09-18 周五 14:05`, in English `2026-09-18 Fri 14:05`. */
export function formatClock(moment: number, locale: string): string {
  const weekday = (locale === 'en' ? WEEKDAYS_EN : WEEKDAYS_ZH)[beijing(moment).weekday];
  return `${civilDate(moment)} ${weekday} ${formatTime(moment)}`;
}

/** A date in a sentence: `9月18日`, with the year when it differs from today's; English keeps figures. */
export function formatDateInWords(date: string, today: string, locale: string): string {
  if (locale === 'en') return formatDate(date, today);
  const [year, month, day] = date.split('-').map(Number);
  const short = `${month}月${day}日`;
  return date.slice(0, 4) === today.slice(0, 4) ? short : `${year}年${short}`;
}

/** Whole days from one civil date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
