/** Narrowing what was found by kind, time and customer, with how many there are of each. */
import type { Entity, Hit } from '@/ipc/bindings';
import { civilDate } from '@/shared/format/moments';

export type Span = 'any' | 'days90' | 'year';

export interface Facets {
  entity: Entity | null;
  span: Span;
  customer: string | null;
}

export const ENTITIES: readonly Entity[] = ['customer', 'contact', 'complaint'];
export const SPANS: readonly Span[] = ['any', 'days90', 'year'];

const DAYS_90 = 90 * 86_400_000;

/** Only complaints have a time; with a span chosen nothing else fits. */
function isWithin(hit: Hit, span: Span, now: number): boolean {
  if (span === 'any') return true;
  if (!hit.received_at) return false;
  return span === 'days90' ? now - Date.parse(hit.received_at) <= DAYS_90 : civilDate(hit.received_at).slice(0, 4) === civilDate(now).slice(0, 4);
}

export function narrowed(hits: Hit[], facets: Facets, now: number): Hit[] {
  return hits.filter((hit) => (!facets.entity || hit.entity === facets.entity) && (!facets.customer || hit.customer_id === facets.customer) && isWithin(hit, facets.span, now));
}

/** How many there are of each kind, with the other facets in force. */
export function kindCounts(hits: Hit[], facets: Facets, now: number): Map<Entity, number> {
  const others = narrowed(hits, { ...facets, entity: null }, now);
  return new Map(ENTITIES.map((entity) => [entity, others.filter((hit) => hit.entity === entity).length]));
}

/** The customers with most hits, with the other facets in force. */
export function customerCounts(hits: Hit[], facets: Facets, now: number, most = 8): { id: string; name: string; count: number }[] {
  const counts = new Map<string, { id: string; name: string; count: number }>();
  for (const hit of narrowed(hits, { ...facets, customer: null }, now)) {
    if (!hit.customer_id) continue;
    const one = counts.get(hit.customer_id) ?? { id: hit.customer_id, name: hit.customer, count: 0 };
    counts.set(hit.customer_id, { ...one, count: one.count + 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count).slice(0, most);
}
