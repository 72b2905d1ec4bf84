/** What the palette shows for a typed text: customers, people, complaints, and the way to all of them. */
import { ArrowRight, BookUser, MessageSquareWarning, UserRound } from '@lucide/vue';
import type { RouteLocationRaw } from 'vue-router';

import { may } from '@/features/access/session';
import { commands, type Entity, type Hit } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import type { FoundAct, FoundGroup, FoundItem } from '@/shared/feature';
import { formatPhone } from '@/shared/format/phones';
import type { Tone } from '@/shared/tone';

import { parts } from './parts';

const ASKED = 30;
const SHOWN = 5;

/** The page of a hit. */
export function pageOf(hit: Hit): RouteLocationRaw {
  if (hit.entity === 'complaint') return { name: 'complaint', params: { id: hit.id } };
  if (hit.entity === 'customer') return { name: 'customer', params: { id: hit.id } };
  return { name: 'customer', params: { id: hit.customer_id ?? '' }, query: { tab: 'contacts' } };
}

const FINISHED = new Set(['closed', 'reported', 'archived']);
const toneOf = (state: string): Tone => (FINISHED.has(state) ? 'green' : state === 'voided' || state === 'withdrawn' ? 'plain' : 'amber');

export function stateOf(hit: Hit): FoundItem['state'] {
  return hit.state ? { label: `complaints.state.${hit.state}`, tone: toneOf(hit.state) } : undefined;
}

function actsOf(hit: Hit): FoundAct[] {
  if (!hit.customer_id) return [];
  const customer = { name: 'customer', params: { id: hit.customer_id } };
  const receive: FoundAct = { label: 'search.acts.complain', icon: MessageSquareWarning, to: { name: 'intake', query: { customer: hit.customer_id } } };
  const people: FoundAct = { label: 'search.acts.contacts', icon: UserRound, to: { ...customer, query: { tab: 'contacts' } } };
  const record: FoundAct = { label: 'search.acts.customer', icon: BookUser, to: customer };
  const acts = hit.entity === 'customer' ? [people] : [record, people];
  return may('receive_complaints') ? [receive, ...acts] : acts;
}

function itemOf(hit: Hit): FoundItem {
  const common = { key: `${hit.entity}-${hit.id}`, title: parts(hit, 'title', hit.title), to: pageOf(hit), acts: actsOf(hit) };
  const words = [hit.customer, hit.subtitle].filter(Boolean).join(' ');
  if (hit.entity === 'customer') return { ...common, note: hit.subtitle, number: hit.number, classLetter: hit.class?.toUpperCase() };
  if (hit.entity === 'contact') return { ...common, note: words, detail: formatPhone(hit.phone) };
  return { ...common, note: words, number: hit.number, state: stateOf(hit) };
}

export async function findHits(text: string, signal: AbortSignal): Promise<FoundGroup[]> {
  const { hits } = await call(commands.search(text, ASKED));
  if (signal.aborted || hits.length === 0) return [];
  const of = (entity: Entity) => hits.filter((hit) => hit.entity === entity).slice(0, SHOWN).map(itemOf);
  const all: FoundItem = { key: 'search-all', title: [{ text: text, hit: false }], to: { name: 'search', query: { text } } };
  return [
    { label: 'search.groups.customer', icon: BookUser, items: of('customer') },
    { label: 'search.groups.contact', icon: UserRound, items: of('contact') },
    { label: 'search.groups.complaint', icon: MessageSquareWarning, items: of('complaint') },
    { label: 'search.all', icon: ArrowRight, items: [all] },
  ];
}
