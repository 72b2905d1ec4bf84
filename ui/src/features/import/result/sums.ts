/** How many rows an import will take in, by what was decided. */
import type { DryRun, OnDuplicate } from '@/ipc/bindings';

export interface Choice {
  all: OnDuplicate;
  rows: ReadonlyMap<number, OnDuplicate>;
}

/** Rows that make or change a customer; a row that was left out does neither. */
export function takenIn(dry: DryRun, choice: Choice): number {
  const { create, duplicate } = dry.counts;
  let sum = create + (choice.all === 'skip' ? 0 : duplicate);
  for (const row of dry.rows) {
    const own = choice.rows.get(row.row);
    if (own === undefined) continue;
    if (row.step === 'create' && own === 'skip') sum -= 1;
    if (row.step === 'duplicate') sum += Number(own !== 'skip') - Number(choice.all !== 'skip');
  }
  return sum;
}
