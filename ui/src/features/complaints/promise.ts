/** Why a promise falls on its day: the days after receipt, put together where the same is to be said of them. */
import type { DayCount } from '@/ipc/bindings';
import { beijing } from '@/shared/format/moments';

type Kind = DayCount['kind'];

export interface DayRun {
  kind: Kind;
  /** The holiday, where there is one. */
  name: string;
  /** Civil dates. */
  dates: string[];
}

/** Neighbouring days of the same kind, in order. */
export function dayRuns(days: DayCount[]): DayRun[] {
  const runs: DayRun[] = [];
  for (const day of days) {
    const name = 'name' in day ? day.name : '';
    const last = runs.at(-1);
    if (last?.kind === day.kind && last.name === name) last.dates.push(day.date);
    else runs.push({ kind: day.kind, name, dates: [day.date] });
  }
  return runs;
}

const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The dates of a run in few words: `19 日（六）`, `21、22 日`, `10 月 1 日至 7 日`; the month where it is not that of receipt. */
export function runInWords(run: DayRun, month: number, locale: string): string {
  const parts = run.dates.map((date) => beijing(`${date}T12:00:00+08:00`));
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) return '';
  if (locale === 'en') {
    const dates = run.dates.map((date) => date.slice(5));
    if (dates.length === 1) return `${dates[0]} ${WEEKDAYS_EN[first.weekday]}`;
    return dates.length === 2 ? dates.join(' and ') : `${dates[0]} to ${dates.at(-1)}`;
  }
  const lead = first.month === month ? '' : `${first.month} 月 `;
  if (parts.length === 1) return `${lead}${first.day} 日（${WEEKDAYS_ZH[first.weekday]}）`;
  if (parts.length === 2 && first.month === last.month) return `${lead}${first.day}、${last.day} 日`;
  return `${lead}${first.day} 日至 ${last.month === first.month ? '' : `${last.month} 月 `}${last.day} 日`;
}
