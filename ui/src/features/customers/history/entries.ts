/** The change log as the page groups it. */
import type { HistoryEntry } from '@/ipc/bindings';
import { beijing } from '@/shared/format/moments';

/** What follows from another field, and keys that say nothing to a reader. */
export const OMITTED = new Set(['uscc_unverified', 'region_code', 'id', 'customer_id', 'deleted_at', 'created_at', 'updated_at', 'consent_file']);

/** The operation as it reads for the record: a customer that is made brings its contacts along. */
export function opOf(entry: HistoryEntry): string {
  if (entry.table !== 'contacts') return entry.op;
  if (entry.op === 'delete_customer') return 'delete_contact';
  return entry.op === 'create_customer' || entry.op === 'fill_demo' || entry.op === 'import_customers' ? 'create_contact' : entry.op;
}

export interface Month {
  name: string;
  year: number;
  month: number;
  entries: HistoryEntry[];
}

/** Groups entries, which come newest first, by the month they were made in. */
export function byMonth(entries: readonly HistoryEntry[]): Month[] {
  const months: Month[] = [];
  for (const entry of entries) {
    const { year, month } = beijing(entry.at);
    const name = `${year}-${month}`;
    if (months.at(-1)?.name !== name) months.push({ name, year, month, entries: [] });
    months.at(-1)?.entries.push(entry);
  }
  return months;
}
