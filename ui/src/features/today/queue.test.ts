import { expect, it } from 'vitest';

import type { ComplaintRow } from '@/ipc/bindings';

import { todaysQueue } from './queue';

const now = Date.parse('2026-09-18T14:05:00+08:00');
const row = (number: string, promised: string, holder: string | null) => ({ complaint_no: number, received_at: '2026-09-11T09:00:00+08:00', promised_by: `${promised}:00+08:00`, holder, receiver: 'wen' }) as ComplaintRow;

it('puts what is late first, but names what can still be saved', () => {
  const queue = todaysQueue([row('A1', '2026-09-16T18:00', 'chu'), row('A2', '2026-09-18T18:00', 'wen'), row('A3', '2026-09-24T18:00', null), row('A4', '2026-09-25T18:00', 'chu')], 'wen', now);
  expect(queue.groups.map((group) => [group.name, group.items.map((item) => item.row.complaint_no).join()])).toEqual([
    ['late', 'A1'],
    ['soon', 'A2'],
    ['mine', 'A3'],
    ['others', 'A4'],
  ]);
  expect(queue.first?.row.complaint_no).toBe('A2');
  expect(queue.items.filter((item) => item.mine).length).toBe(2);
});

it('names what is late when nothing can be saved, and nothing on a quiet day', () => {
  expect(todaysQueue([row('A1', '2026-09-16T18:00', 'chu'), row('A4', '2026-09-25T18:00', 'chu')], 'wen', now).first?.row.complaint_no).toBe('A1');
  expect(todaysQueue([row('A4', '2026-09-25T18:00', 'chu')], 'wen', now).first).toBeUndefined();
  expect(todaysQueue([], 'wen', now)).toEqual({ groups: [], items: [], first: undefined });
});
