/**
 * A deadline in words and as a bar (ui.md §7): past due is late, due today or within four hours is soon.
 *
 * Workdays are the core's business; here stand only real time and the day of the deadline.
 */
import { civilDate, formatDate, formatTime } from './format/moments';

export interface Deadline {
  tone: 'late' | 'soon' | 'fine';
  /** Message key under `shared.deadline` with its values. */
  words: 'lateDays' | 'lateHours' | 'lateMinutes' | 'leftHours' | 'leftMinutes' | 'until';
  values: Record<string, string | number>;
  /** Share of the time that is used, 0 to 1. */
  used: number;
}

const MINUTE = 60_000;
const SOON = 240 * MINUTE;

/** All moments in UTC milliseconds. */
export function deadline(start: number, due: number, now: number): Deadline {
  const span = Math.max(MINUTE, due - start);
  const used = Math.min(1, Math.max(0, (now - start) / span));
  const away = Math.floor(Math.abs(due - now) / MINUTE);
  const [hours, minutes] = [Math.floor(away / 60), away % 60];
  if (now >= due) {
    if (hours >= 24) return { tone: 'late', words: 'lateDays', values: { days: Math.floor(hours / 24), hours: hours % 24 }, used };
    return hours > 0 ? { tone: 'late', words: 'lateHours', values: { hours, minutes }, used } : { tone: 'late', words: 'lateMinutes', values: { minutes }, used };
  }
  const today = civilDate(now);
  if (civilDate(due) === today || due - now < SOON) {
    return hours > 0 ? { tone: 'soon', words: 'leftHours', values: { hours, minutes }, used } : { tone: 'soon', words: 'leftMinutes', values: { minutes }, used };
  }
  return { tone: 'fine', words: 'until', values: { date: formatDate(civilDate(due), today), time: formatTime(due) }, used };
}
