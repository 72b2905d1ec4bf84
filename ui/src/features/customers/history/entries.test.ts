import { expect, it } from 'vitest';

import type { HistoryEntry } from '@/ipc/bindings';

import { byMonth, opOf } from './entries';

const entry = (at: string, op: HistoryEntry['op'] = 'update_customer', table = 'customers'): HistoryEntry => ({ sequence: at, at, by: '温以宁', op, table, fields: [] });

it('groups by the month of Beijing, the newest first', () => {
  const months = byMonth([entry('2026-10-01T00:30+08:00'), entry('2026-09-30T23:30+08:00'), entry('2026-09-01T09:00+08:00')]);
  expect(months.map((month) => [month.year, month.month, month.entries.length])).toEqual([
    [2026, 10, 1],
    [2026, 9, 2],
  ]);
});

it('reads what came and went with a customer as of the contact', () => {
  expect(opOf(entry('x', 'create_customer', 'contacts'))).toBe('create_contact');
  expect(opOf(entry('x', 'delete_customer', 'contacts'))).toBe('delete_contact');
  expect(opOf(entry('x', 'create_customer'))).toBe('create_customer');
});
