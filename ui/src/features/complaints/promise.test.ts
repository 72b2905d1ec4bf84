import { expect, it } from 'vitest';

import type { DayCount } from '@/ipc/bindings';

import { dayRuns, runInWords } from './promise';

// 2026-09-17 + 3 workdays: the 19th is free, the 20th is worked in exchange for 中秋.
const days: DayCount[] = [
  { date: '2026-09-18', kind: 'workday' },
  { date: '2026-09-19', kind: 'weekend' },
  { date: '2026-09-20', kind: 'shifted_workday', name: '国庆节' },
  { date: '2026-09-21', kind: 'workday' },
  { date: '2026-09-22', kind: 'workday' },
];

it('says of each stretch of days whether it counts', () => {
  const runs = dayRuns(days);
  expect(runs.map((run) => [run.kind, run.dates.length])).toEqual([['workday', 1], ['weekend', 1], ['shifted_workday', 1], ['workday', 2]]);
  expect(runs.map((run) => runInWords(run, 9, 'zh'))).toEqual(['18 日（五）', '19 日（六）', '20 日（日）', '21、22 日']);
  expect(runs.map((run) => runInWords(run, 9, 'en'))).toEqual(['09-18 Fri', '09-19 Sat', '09-20 Sun', '09-21 and 09-22']);
});

it('names the month where it is another', () => {
  const golden = Array.from({ length: 7 }, (_, at): DayCount => ({ date: `2026-10-0${at + 1}`, kind: 'holiday', name: '国庆节' }));
  const [run] = dayRuns(golden);
  expect(run && runInWords(run, 9, 'zh')).toBe('10 月 1 日至 7 日');
  const over = dayRuns([{ date: '2026-09-29', kind: 'workday' }, { date: '2026-09-30', kind: 'workday' }, { date: '2026-10-01', kind: 'workday' }])[0];
  expect(over && runInWords(over, 9, 'zh')).toBe('29 日至 10 月 1 日');
});

it('keeps two holidays apart that follow one another', () => {
  expect(dayRuns([{ date: '2025-10-05', kind: 'holiday', name: '国庆节' }, { date: '2025-10-06', kind: 'holiday', name: '中秋节' }])).toHaveLength(2);
});
