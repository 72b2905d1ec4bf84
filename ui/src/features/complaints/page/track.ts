/** A deadline as a ruler of calendar days: where each day, the due time and the present lie on it, in per cent. */
import { beijing, civilDate, daysBetween } from '@/shared/format/moments';

export interface TrackDay {
  date: string;
  left: number;
  width: number;
  off: boolean;
  /** Day of the month; empty where there is no room for it. */
  label: string;
}

export interface Track {
  days: TrackDay[];
  start: number;
  due: number;
  /** The present, or when it was stopped. */
  at: number;
  overrun: boolean;
}

const DAY = 86_400_000;
/** So long after the due time the ruler ends; the words say how late it is. */
const SHOWN_LATE = 4 * DAY;
/** More labels than this would run into each other. */
const LABELS = 14;

const midnight = (moment: number) => Date.parse(`${civilDate(moment)}T00:00:00+08:00`);

/** All moments in UTC milliseconds; `isOff` tells the days on which nobody works. */
export function trackOf(start: number, due: number, at: number, isOff: (date: string) => boolean): Track {
  const first = midnight(start);
  const last = midnight(Math.max(due, Math.min(at, due + SHOWN_LATE))) + DAY;
  const percent = (moment: number) => Math.max(0, Math.min(100, ((moment - first) / (last - first)) * 100));
  const count = daysBetween(civilDate(first), civilDate(last));
  const every = Math.ceil(count / LABELS);
  const days = Array.from({ length: count }, (_, place): TrackDay => {
    const moment = first + place * DAY;
    const date = civilDate(moment);
    return { date, left: percent(moment), width: 100 / count, off: isOff(date), label: place % every === 0 ? String(beijing(moment).day) : '' };
  });
  return { days, start: percent(start), due: percent(due), at: percent(at), overrun: at > due };
}
