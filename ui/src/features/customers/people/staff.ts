/** The people of the firm, for pickers and for the names behind keys. Fetched once and again after changes. */
import { computed, shallowRef, type ComputedRef } from 'vue';

import { commands, type Role, type Staff } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { useArchiveChanges } from '@/shared/changes';

export interface StaffDirectory {
  /** People in service, and nobody before they are fetched. */
  active: ComputedRef<Staff[]>;
  /** The name behind a key; empty when there is none. */
  nameOf: (id: string | null | undefined) => string;
  /** People in service, those with one of the roles first. */
  withRoles: (roles: readonly Role[]) => Staff[];
}

export function useStaff(): StaffDirectory {
  const everybody = shallowRef<Staff[]>([]);

  async function fetchAll(): Promise<void> {
    // Without them names stay empty, which the next change or opening mends; the page itself says what failed.
    everybody.value = await call(commands.listStaff()).catch(() => everybody.value);
  }
  void fetchAll();
  useArchiveChanges(['staff'], fetchAll);

  const names = computed(() => new Map(everybody.value.map((person) => [person.id, person.name])));
  const active = computed(() => everybody.value.filter((person) => person.active));
  return {
    active,
    nameOf: (id) => (id ? (names.value.get(id) ?? '') : ''),
    withRoles(roles) {
      const fits = (person: Staff) => person.roles.some((role) => roles.includes(role));
      return [...active.value.filter(fits), ...active.value.filter((person) => !fits(person))];
    },
  };
}
