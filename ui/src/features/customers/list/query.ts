/** The conditions of the list: what the user chose, and the query that the core gets. */
import type { ArchiveType, Class, CustomerFilter, CustomerOrder, RelationStage } from '@/ipc/bindings';

export const VIEWS = ['all', 'mine', 'key_accounts', 'silent', 'next'] as const;
export type View = (typeof VIEWS)[number];

export interface Conditions {
  view: View;
  text: string;
  archiveType: ArchiveType | null;
  class: Class | null;
  stage: RelationStage | null;
  owner: string | null;
  /** The chosen region with its name, which the chip shows. */
  region: { code: string; name: string } | null;
  order: CustomerOrder;
}

export function noConditions(view: View = 'all'): Conditions {
  return { view, text: '', archiveType: null, class: null, stage: null, owner: null, region: null, order: VIEW_ORDER[view] ?? 'recent' };
}

/** A view that is a matter of order rather than of a condition. */
const VIEW_ORDER: Partial<Record<View, CustomerOrder>> = { silent: 'last_contact', next: 'next_contact' };

export function orderOf(view: View): CustomerOrder {
  return VIEW_ORDER[view] ?? 'recent';
}

/** Another order; a view that is itself an order gives way to the whole list. */
export function withOrder(conditions: Conditions, order: CustomerOrder): Conditions {
  const viewOrder = VIEW_ORDER[conditions.view];
  return { ...conditions, order, view: viewOrder && viewOrder !== order ? 'all' : conditions.view };
}

/** A region code without the zeros of the levels that were not chosen: everything below it is meant. */
export function regionPrefix(code: string): string {
  return code.replace(/(00)+$/, '');
}

export function filterOf(conditions: Conditions, me: string): CustomerFilter {
  return {
    text: conditions.text.trim(),
    archive_type: conditions.view === 'key_accounts' ? 'key_account' : conditions.archiveType,
    class: conditions.class,
    relation_stage: conditions.stage,
    owner: conditions.view === 'mine' ? me : conditions.owner,
    region: conditions.region ? regionPrefix(conditions.region.code) : '',
  };
}

/** How many conditions are in force, the view's own included. */
export function countOf(conditions: Conditions): number {
  const { text, archiveType, class: letter, stage, owner, region, view } = conditions;
  return [text.trim() !== '', archiveType, letter, stage, owner, region, view === 'mine' || view === 'key_accounts'].filter(Boolean).length;
}
