/** How many open complaints are past their promise, for the rail. */
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef } from 'vue';

import { may } from '@/features/access/session';
import { commands } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { useArchiveChanges } from '@/shared/changes';

const MINUTE = 60_000;
/** More than this many are not counted on: the rail shows a small number or this one. */
const COUNTED = 99;

export function useOverdueCount(): ComputedRef<number> {
  const promises = shallowRef<number[]>([]);
  const now = ref(Date.now());

  async function load(): Promise<void> {
    // A badge that cannot be brought up to date stays as it was; the list itself tells what is wrong.
    const page = await call(commands.listComplaints({ filter: { open: true }, order: 'promised', limit: COUNTED })).catch(() => null);
    if (page) promises.value = page.rows.map((row) => Date.parse(row.promised_by));
  }

  if (may('view_customers')) void load();
  useArchiveChanges(['complaints'], load);
  const ticking = setInterval(() => (now.value = Date.now()), MINUTE);
  onScopeDispose(() => clearInterval(ticking));
  return computed(() => promises.value.filter((promise) => promise <= now.value).length);
}
