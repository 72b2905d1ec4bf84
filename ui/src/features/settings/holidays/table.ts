/** The table of a year while it is put together: plain functions over its days. */
import type { SpecialDay } from '@/ipc/bindings';

const DAY_MS = 86_400_000;

/** A civil date as a moment in UTC, where days are all equally long. */
const noonless = (date: string) => Date.parse(`${date}T00:00:00Z`);
const civil = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** 0 for Sunday. */
export function weekdayOf(date: string): number {
  return new Date(noonless(date)).getUTCDay();
}

export function isWeekend(date: string): boolean {
  return [0, 6].includes(weekdayOf(date));
}

/** The days of a month as rows of a calendar that begins on Monday; `null` pads the first and last week. */
export function monthOf(year: number, month: number): (string | null)[] {
  const first = civil(Date.UTC(year, month - 1, 1));
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (weekdayOf(first) + 6) % 7;
  const days = Array.from({ length }, (_, index) => civil(noonless(first) + index * DAY_MS));
  const cells: (string | null)[] = [...Array<null>(before).fill(null), ...days];
  return [...cells, ...Array<null>((7 - (cells.length % 7)) % 7).fill(null)];
}

/**
 * What a press on a day makes of it: an ordinary day becomes off, a weekend day then a working one, and at last ordinary
 * again. A new day takes the name of the day beside it.
 */
export function pressed(days: SpecialDay[], date: string): SpecialDay[] {
  const known = days.find((day) => day.date === date);
  if (!known) return inOrder([...days, { date, name: nameBeside(days, date), is_off: true }]);
  if (known.is_off && isWeekend(date)) return days.map((day) => (day === known ? { ...day, is_off: false } : day));
  return days.filter((day) => day !== known);
}

/** The holiday that a day next to this one belongs to, else the nearest within a fortnight: 调休 days lie apart. */
function nameBeside(days: SpecialDay[], date: string): string {
  const FORTNIGHT = 14;
  const distance = (day: SpecialDay) => Math.abs(noonless(day.date) - noonless(date)) / DAY_MS;
  const near = days.filter((day) => day.name && distance(day) <= FORTNIGHT).sort((one, other) => distance(one) - distance(other));
  return near[0]?.name ?? '';
}

export function inOrder(days: SpecialDay[]): SpecialDay[] {
  return [...days].sort((one, other) => one.date.localeCompare(other.date));
}

/** The days with those of a list that was read; where both have a day, the list's counts. */
export function withRead(days: SpecialDay[], read: SpecialDay[]): SpecialDay[] {
  const replaced = new Set(read.map((day) => day.date));
  return inOrder([...days.filter((day) => !replaced.has(day.date)), ...read]);
}

/** How many days are off and how many weekend days are worked. */
export function sums(days: SpecialDay[]): { off: number; working: number } {
  const off = days.filter((day) => day.is_off).length;
  return { off, working: days.length - off };
}

export interface YearTable {
  year: number;
  days: SpecialDay[];
  source: string;
}

export function isSame(one: YearTable, other: YearTable): boolean {
  const text = ({ days, source }: YearTable) => JSON.stringify([inOrder(days).map(({ date, name, is_off }) => [date, name, is_off]), source]);
  return text(one) === text(other);
}
