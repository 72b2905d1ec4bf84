import { expect, it } from 'vitest';

import type { Hit } from '@/ipc/bindings';

import { customerCounts, kindCounts, narrowed, type Facets } from './facets';

const now = Date.parse('2026-09-18T14:00:00+08:00');
const hit = (id: string, entity: Hit['entity'], customer: string | null, received: string | null = null) => ({ id, entity, customer_id: customer, customer: customer ?? '', received_at: received }) as Hit;
const hits = [hit('1', 'customer', '蜀岭'), hit('2', 'contact', '蜀岭'), hit('3', 'complaint', '蜀岭', '2026-09-01T09:00+08:00'), hit('4', 'complaint', '博研', '2026-01-05T09:00+08:00'), hit('5', 'complaint', null, '2025-12-31T23:59+08:00')];
const any: Facets = { entity: null, span: 'any', customer: null };
const ids = (facets: Facets) => narrowed(hits, facets, now).map((one) => one.id).join('');

it('narrows by kind, time and customer together', () => {
  expect(ids(any)).toBe('12345');
  expect(ids({ ...any, span: 'days90' })).toBe('3');
  expect(ids({ ...any, span: 'year' })).toBe('34');
  expect(ids({ ...any, customer: '蜀岭', entity: 'complaint' })).toBe('3');
});

it('counts what each choice would show, with the others in force', () => {
  expect([...kindCounts(hits, { ...any, entity: 'contact', customer: '蜀岭' }, now)]).toEqual([['customer', 1], ['contact', 1], ['complaint', 1]]);
  expect(customerCounts(hits, any, now).map(({ name, count }) => `${name} ${count}`)).toEqual(['蜀岭 3', '博研 1']);
});
