import { describe, expect, it } from 'vitest';

import { deadline } from './deadline';

const at = (text: string) => Date.parse(`${text}+08:00`);
const received = at('2026-09-17T14:00');
const due = at('2026-09-18T18:00');

describe('a deadline', () => {
  it('is far, soon, late', () => {
    expect(deadline(received, due, at('2026-09-17T16:00'))).toMatchObject({ tone: 'fine', words: 'until', values: { date: '09-18', time: '18:00' } });
    expect(deadline(received, due, at('2026-09-18T14:05'))).toMatchObject({ tone: 'soon', words: 'leftHours', values: { hours: 3, minutes: 55 } });
    expect(deadline(received, due, at('2026-09-18T17:59'))).toMatchObject({ tone: 'soon', words: 'leftMinutes', values: { minutes: 1 } });
    expect(deadline(received, due, due)).toMatchObject({ tone: 'late', words: 'lateMinutes', values: { minutes: 0 }, used: 1 });
    expect(deadline(received, due, at('2026-09-18T20:30'))).toMatchObject({ words: 'lateHours', values: { hours: 2, minutes: 30 } });
    expect(deadline(received, due, at('2026-09-20T14:00'))).toMatchObject({ words: 'lateDays', values: { days: 1, hours: 20 } });
  });

  it('is soon within four hours even over midnight', () => {
    expect(deadline(received, at('2026-09-19T01:00'), at('2026-09-18T22:00')).tone).toBe('soon');
    expect(deadline(received, at('2026-09-19T03:00'), at('2026-09-18T22:00')).tone).toBe('fine');
  });

  it('uses up its bar evenly and never beyond the ends', () => {
    expect(deadline(0, 100 * 60_000, 25 * 60_000).used).toBe(0.25);
    expect(deadline(100, 100, 50).used).toBe(0);
    expect(deadline(0, 10, 5_000_000).used).toBe(1);
  });
});
