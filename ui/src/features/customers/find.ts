/** Customers and their contacts for the palette. */
import { BookUser, UserRound } from '@lucide/vue';

import { commands, type Hit } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import type { FoundGroup, FoundItem, TextPart } from '@/shared/feature';

const ASKED = 30;
const SHOWN = 8;

/** A text of a hit in pieces, those that match marked. */
export function parts(hit: Hit, field: string, plain: string): TextPart[] {
  const highlight = hit.highlights.find((one) => one.field === field);
  return highlight ? highlight.parts.map((part) => ({ text: part.text, hit: part.matched })) : [{ text: plain, hit: false }];
}

function item(hit: Hit): FoundItem {
  const id = hit.entity === 'customer' ? hit.id : hit.customer_id;
  return {
    key: `${hit.entity}-${hit.id}`,
    title: parts(hit, 'title', hit.title),
    note: hit.entity === 'customer' ? hit.subtitle : [hit.customer, hit.subtitle, hit.phone].filter(Boolean).join(' '),
    number: hit.number,
    classLetter: hit.class?.toUpperCase(),
    to: { name: 'customer', params: { id: id ?? '' }, query: hit.entity === 'contact' ? { tab: 'contacts' } : {} },
  };
}

export async function findCustomers(text: string, signal: AbortSignal): Promise<FoundGroup[]> {
  const { hits } = await call(commands.search(text, ASKED));
  if (signal.aborted) return [];
  const of = (entity: Hit['entity']) => hits.filter((hit) => hit.entity === entity && (entity === 'customer' || hit.customer_id)).slice(0, SHOWN).map(item);
  return [
    { label: 'customers.found.customers', icon: BookUser, items: of('customer') },
    { label: 'customers.found.contacts', icon: UserRound, items: of('contact') },
  ];
}
