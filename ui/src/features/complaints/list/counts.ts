/** What the strip above the list says: how many complaints rest in each state, and how many of them are late. */
import { computed, shallowRef } from 'vue';

import { commands, type ComplaintFilter, type ComplaintRow, type State, type StateCount } from '@/ipc/bindings';
import { call } from '@/ipc/client';

import { FINAL_STATES, isOpen, OPEN_STATES } from './states';

/** The overdue ones come first in the order of promises; more than this many are not looked at. */
const LOOKED_AT = 200;

export function useCounts(now: () => number) {
  const found = shallowRef<StateCount[]>([]);
  const urgent = shallowRef<ComplaintRow[]>([]);
  const failure = shallowRef<unknown>(null);
  let wanted = 0;

  async function load(filter: ComplaintFilter): Promise<void> {
    const own = ++wanted;
    try {
      // The core counts by the fixed conditions; what fits a text is found as rows, at most as many as it finds at all.
      const counting = filter.text ? null : call(commands.countComplaints(filter));
      const page = await call(commands.listComplaints({ filter: { ...filter, open: !filter.text }, order: 'promised', limit: LOOKED_AT }));
      const counts = counting ? await counting : tally(page.rows);
      const open = page.rows.filter((row) => isOpen(row.state));
      if (own === wanted) [found.value, urgent.value, failure.value] = [counts, open, null];
    } catch (cause) {
      if (own === wanted) failure.value = cause;
    }
  }

  const counts = computed(() => new Map(found.value.map(({ state, count }) => [state, count])));
  const sum = (states: readonly State[]) => states.reduce((total, state) => total + (counts.value.get(state) ?? 0), 0);
  const late = computed(() => {
    const overdue = new Map<State, number>();
    for (const row of urgent.value) if (Date.parse(row.promised_by) < now()) overdue.set(row.state, (overdue.get(row.state) ?? 0) + 1);
    return overdue;
  });

  return {
    counts,
    late,
    open: computed(() => sum(OPEN_STATES)),
    finished: computed(() => sum(FINAL_STATES)),
    lateTotal: computed(() => [...late.value.values()].reduce((total, count) => total + count, 0)),
    failure,
    load,
  };
}

/** How many rows rest in each state. */
export function tally(rows: Pick<ComplaintRow, 'state'>[]): StateCount[] {
  const counts = new Map<State, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => ({ state, count }));
}
