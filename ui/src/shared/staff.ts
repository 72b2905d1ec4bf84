/** The people of the firm, for names beside records and for fields that want a person. */
import { shallowRef, type ShallowRef } from 'vue';

import { commands, type Staff, type StaffId } from '@/ipc/bindings';
import { call } from '@/ipc/client';

import { useArchiveChanges } from './changes';

export interface FirmStaff {
  staff: ShallowRef<Staff[]>;
  /** The name of a person; empty while the list is on its way or for nobody. */
  nameOf: (id: StaffId | null | undefined) => string;
  find: (id: StaffId | null | undefined) => Staff | undefined;
}

export function useStaff(): FirmStaff {
  const staff = shallowRef<Staff[]>([]);

  async function load(): Promise<void> {
    // Without the list records show no names; what they are about is still there to read.
    staff.value = await call(commands.listStaff()).catch(() => staff.value);
  }
  void load();
  useArchiveChanges(['staff'], load);

  const find = (id: StaffId | null | undefined) => staff.value.find((person) => person.id === id);
  return { staff, find, nameOf: (id) => find(id)?.name ?? '' };
}
