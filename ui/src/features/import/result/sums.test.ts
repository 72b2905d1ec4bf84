import { describe, expect, it } from 'vitest';

import type { DryRun, OnDuplicate, PreviewRow } from '@/ipc/bindings';

import { takenIn } from './sums';

const row = (number: number, step: PreviewRow['step']): PreviewRow => ({ row: number, step, reason: null, cells: [], notes: [], twins: [] });
const dry: DryRun = {
  counts: { rows: 5, create: 2, duplicate: 2, skip: 0, refuse: 1, with_refused_cells: 0 },
  columns: [],
  rows: [row(2, 'create'), row(3, 'create'), row(4, 'duplicate'), row(5, 'duplicate'), row(6, 'refuse')],
};
const decided = (all: OnDuplicate, rows: [number, OnDuplicate][] = []) => ({ all, rows: new Map(rows) });

describe('takenIn', () => {
  it('counts duplicates unless they are skipped', () => {
    expect(takenIn(dry, decided('skip'))).toBe(2);
    expect(takenIn(dry, decided('update'))).toBe(4);
  });

  it('follows the single rows', () => {
    expect(takenIn(dry, decided('skip', [[4, 'create'], [2, 'skip']]))).toBe(2);
    expect(takenIn(dry, decided('create', [[5, 'skip']]))).toBe(3);
  });
});
