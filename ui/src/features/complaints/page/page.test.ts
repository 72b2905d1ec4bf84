import { describe, expect, it } from 'vitest';

import type { Complaint, ComplaintDetail, State } from '@/ipc/bindings';

import { blankSection } from '../form';

import { filledRows } from './cells';
import { clocksOf } from './clocks';
import { spineOf } from './spine';
import { trackOf } from './track';

const received = Date.parse('2026-09-17T14:20:00+08:00');
const section = { ...blankSection('wen', received), complained_dept: 'distribution' as const };
const complaint = (state: State, extra: Partial<Complaint> = {}) => ({ state, section, promised_by: '2026-09-23T18:00+08:00', close_due: '2026-09-29T18:00+08:00', closed_at: null, ...extra }) as Complaint;
const spine = (of: Complaint, steps: string[]) => spineOf({ complaint: of, steps: steps.map((step) => ({ step })) as ComplaintDetail['steps'] });

describe('the spine', () => {
  it('stands at the hand-over until the department has the paper', () => {
    const stages = spine(complaint('received'), ['receive']);
    expect(stages.find((stage) => stage.standing === 'now')?.name).toBe('forward');
    expect(stages.filter((stage) => stage.standing === 'done').map((stage) => stage.name)).toEqual(['receive']);
    expect(spine(complaint('coordinating'), ['receive', 'ack', 'forward']).find((stage) => stage.standing === 'now')?.name).toBe('confirm');
  });

  it('shows branches as possible, taken or bad', () => {
    const branch = (state: State, name: string) => spine(complaint(state), ['receive']).find((stage) => stage.name === name)?.branches[0];
    expect(branch('received', 'confirm')).toEqual({ name: 'refuse', kind: 'open' });
    expect(branch('refusal_review', 'confirm')).toEqual({ name: 'refuse', kind: 'bad' });
    expect(branch('escalated', 'handle')).toEqual({ name: 'escalate', kind: 'taken' });
    const critical = complaint('received', { section: { ...section, severity: 'critical' } });
    expect(spine(critical, ['receive'])[0]?.branches).toEqual([{ name: 'notInformed', kind: 'bad' }]);
  });

  it('has nothing to do once it is over', () => {
    expect(spine(complaint('archived'), ['receive', 'ack']).every((stage) => stage.standing === 'done')).toBe(true);
  });
});

describe('the two clocks', () => {
  it('run apart', () => {
    const [reply, close] = clocksOf(complaint('received'), Date.parse('2026-09-24T10:00+08:00'));
    expect([reply?.tone, close?.tone]).toEqual(['late', 'fine']);
  });

  it('stand still once the complaint is closed', () => {
    const [reply, close] = clocksOf(complaint('closed', { closed_at: '2026-09-22T16:00+08:00' }), Date.parse('2026-12-01T10:00+08:00'));
    expect([reply?.tone, close?.left]).toEqual(['done', null]);
    expect(close?.at).toBe(Date.parse('2026-09-22T16:00+08:00'));
  });
});

describe('the ruler', () => {
  const due = Date.parse('2026-09-23T18:00+08:00');
  const isOff = (date: string) => date === '2026-09-19';

  it('has a day for each day of Beijing, the off-days marked', () => {
    const track = trackOf(received, due, Date.parse('2026-09-18T14:05+08:00'), isOff);
    expect(track.days.map((day) => day.label)).toEqual(['17', '18', '19', '20', '21', '22', '23']);
    expect(track.days.filter((day) => day.off).map((day) => day.date)).toEqual(['2026-09-19']);
    expect(track.start).toBeLessThan(track.at);
    expect(track.at).toBeLessThan(track.due);
    expect(track.overrun).toBe(false);
  });

  it('ends a few days after the due time, however late it is', () => {
    const track = trackOf(received, due, Date.parse('2027-09-23T18:00+08:00'), isOff);
    expect(track.days).toHaveLength(11);
    expect([track.at, track.overrun]).toEqual([100, true]);
  });
});

it('leaves no gap in the rows of the form', () => {
  const spans = (of: number[]) => filledRows(of.map((span) => ({ span }))).map((cell) => cell.span);
  expect(spans([4, 4, 4])).toEqual([4, 4, 4]);
  expect(spans([4, 4, 12, 8])).toEqual([4, 8, 12, 12]);
  expect(spans([4, 8, 4])).toEqual([4, 8, 12]);
});
