/** Changes to tables that are not saved yet: they outlast a look at another page, not the session. */
import { reactive } from 'vue';

import { session } from '@/features/access/session';

import type { YearTable } from './table';

const tables = reactive(new Map<number, YearTable>());
let of: string | undefined;

/** The changed tables of whoever is signed in, by year. */
export const unsaved = {
  get: (year: number) => own().get(year),
  has: (year: number) => own().has(year),
  keys: () => own().keys(),
  set: (year: number, table: YearTable) => void own().set(year, table),
  delete: (year: number) => void own().delete(year),
};

function own(): Map<number, YearTable> {
  if (of !== session.me?.staff) tables.clear();
  of = session.me?.staff;
  return tables;
}
