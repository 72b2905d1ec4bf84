import { expect, it, vi } from 'vitest';

import type { ComplaintRow, State } from '@/ipc/bindings';

import { tally } from './counts';
import { loadComplaints } from './load';

const HELD: Partial<Record<State, string[]>> = { received: ['r1', 'r2', 'r3'], coordinating: [], escalated: ['e1', 'e2'] };
const STAGES: State[] = ['received', 'coordinating', 'escalated'];

/** A core that gives at most two rows at a time. */
const fetch = vi.fn(async (filter: { state?: State | null }, _order: string, after: string | null, limit: number) => {
  const held = HELD[filter.state ?? 'received'] ?? [];
  const from = after === null ? 0 : Number(after);
  const until = Math.min(held.length, from + Math.min(2, limit));
  return { rows: held.slice(from, until).map((id) => ({ id, state: filter.state }) as ComplaintRow), next: until < held.length ? String(until) : null };
});
const ids = (rows: ComplaintRow[]) => rows.map((row) => row.id).join();

it('goes through the stages one after the other, over windows of any size', async () => {
  const whole = await loadComplaints({ cursor: null, limit: 100 }, {}, 'stage', STAGES, fetch);
  expect([ids(whole.rows), whole.next]).toEqual(['r1,r2,r3,e1,e2', null]);

  const first = await loadComplaints({ cursor: null, limit: 2 }, {}, 'stage', STAGES, fetch);
  const second = await loadComplaints({ cursor: first.next, limit: 2 }, {}, 'stage', STAGES, fetch);
  const third = await loadComplaints({ cursor: second.next, limit: 2 }, {}, 'stage', STAGES, fetch);
  expect([first, second, third].map((page) => ids(page.rows))).toEqual(['r1,r2', 'r3,e1', 'e2']);
  expect(third.next).toBeNull();
});

it('leaves other orders to the core', async () => {
  fetch.mockClear();
  await loadComplaints({ cursor: 'x', limit: 2 }, { open: true }, 'promised', STAGES, async (...asked) => {
    expect(asked).toEqual([{ open: true }, 'promised', 'x', 2]);
    return { rows: [], next: null };
  });
  expect(fetch).not.toHaveBeenCalled();
});

it('counts what a text found by state', () => {
  expect(tally([{ state: 'received' }, { state: 'escalated' }, { state: 'received' }])).toEqual([{ state: 'received', count: 2 }, { state: 'escalated', count: 1 }]);
});
