/** What a ledger is made of. */

export interface LedgerColumn {
  /** Names the cell's slot, `cell-<key>`. */
  key: string;
  /** Heading, already translated; wide enough for English. */
  title: string;
  /** Width in pixels; columns without one share what is left. */
  width?: number;
  align?: 'left' | 'right';
  /** Columns of rank 3 disappear below 1400 pixels. */
  rank?: 1 | 2 | 3;
  /** Whether the list can be sorted by it. */
  sortable?: boolean;
}

export interface LedgerSort {
  key: string;
  descending: boolean;
}

export interface LoadRequest {
  /** Where the last window ended; `null` for the first. */
  cursor: string | null;
  limit: number;
  /** Aborted when the answer is no longer wanted. */
  signal: AbortSignal;
}

export interface LoadedRows<Row> {
  rows: Row[];
  /** Cursor of the next window; `null` at the end. */
  next: string | null;
}

export type LoadRows<Row> = (request: LoadRequest) => Promise<LoadedRows<Row>>;

/** Rows fetched at a time. */
export const WINDOW_ROWS = 100;

/** The rows to draw for a scroll position, as a half-open range. */
export function visibleRange(place: { scrollTop: number; height: number; rowHeight: number; count: number }, overscan = 8): { start: number; end: number } {
  const first = Math.floor(place.scrollTop / place.rowHeight) - overscan;
  const last = Math.ceil((place.scrollTop + place.height) / place.rowHeight) + overscan;
  const end = Math.min(place.count, Math.max(0, last));
  return { start: Math.max(0, Math.min(first, end)), end };
}

/** The selection after adding the rows from one to another, both included. */
export function withRange(selected: readonly string[], keys: readonly string[], from: number, to: number): string[] {
  const range = keys.slice(Math.min(from, to), Math.max(from, to) + 1);
  return [...selected, ...range.filter((key) => !selected.includes(key))];
}

export function toggled(selected: readonly string[], key: string): string[] {
  return selected.includes(key) ? selected.filter((one) => one !== key) : [...selected, key];
}
