/** On which days nobody works: weekends, changed by the holiday tables of the archive (domain.md §3.7). */
import { shallowRef } from 'vue';

import { commands } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { useArchiveChanges } from '@/shared/changes';

export function useOffDays(): (date: string) => boolean {
  const special = shallowRef(new Map<string, boolean>());

  async function load(): Promise<void> {
    // Without the tables the ruler hatches the weekends alone; the deadline itself comes from the core.
    const years = await call(commands.listHolidays()).catch(() => []);
    special.value = new Map(years.flatMap((year) => year.days.map((day) => [day.date, day.is_off] as const)));
  }
  void load();
  useArchiveChanges(['holidays'], load);

  return (date) => special.value.get(date) ?? [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
