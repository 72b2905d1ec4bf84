/** The rows of a ledger, fetched in windows that follow one another by cursor. */
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';

import { WINDOW_ROWS, type LoadRows } from './ledger';

export interface LedgerRows<Row> {
  rows: ShallowRef<Row[]>;
  /** Whether an answer is awaited: for a new list, for more of the same, or not. */
  loading: Ref<'none' | 'list' | 'more'>;
  /** Whether the last row of the list is there. */
  complete: Ref<boolean>;
  error: ShallowRef<unknown>;
  /** Starts over, for other filters or another order. */
  restart: () => Promise<void>;
  /** Fetches the next window, unless one is on its way. */
  more: () => Promise<void>;
  /** Fetches again as many rows as are there, and swaps them in at once. */
  refresh: () => Promise<void>;
  cancel: () => void;
}

export function useLedgerRows<Row>(load: LoadRows<Row>): LedgerRows<Row> {
  const rows = shallowRef<Row[]>([]);
  const loading = ref<'none' | 'list' | 'more'>('none');
  const complete = ref(false);
  const error = shallowRef<unknown>(null);
  let next: string | null = null;
  let running: AbortController | null = null;

  /** Runs one fetch; a newer one or `cancel` makes its answer void. */
  async function run(kind: 'list' | 'more', fetchRows: (signal: AbortSignal) => Promise<void>): Promise<void> {
    running?.abort();
    const own = new AbortController();
    running = own;
    loading.value = kind;
    error.value = null;
    try {
      await fetchRows(own.signal);
    } catch (cause) {
      if (!own.signal.aborted) error.value = cause;
    } finally {
      if (running === own) {
        running = null;
        loading.value = 'none';
      }
    }
  }

  function restart(): Promise<void> {
    return fetchAtLeast(1, 'list');
  }

  function refresh(): Promise<void> {
    return fetchAtLeast(Math.max(1, rows.value.length), rows.value.length > 0 ? 'more' : 'list');
  }

  function fetchAtLeast(count: number, kind: 'list' | 'more'): Promise<void> {
    return run(kind, async (signal) => {
      const found: Row[] = [];
      let cursor: string | null = null;
      do {
        const answer = await load({ cursor, limit: WINDOW_ROWS, signal });
        if (signal.aborted) return;
        found.push(...answer.rows);
        cursor = answer.next;
      } while (cursor !== null && found.length < count);
      rows.value = found;
      next = cursor;
      complete.value = cursor === null;
    });
  }

  async function more(): Promise<void> {
    if (next === null || loading.value !== 'none') return;
    const cursor = next;
    await run('more', async (signal) => {
      const answer = await load({ cursor, limit: WINDOW_ROWS, signal });
      if (signal.aborted) return;
      rows.value = [...rows.value, ...answer.rows];
      next = answer.next;
      complete.value = answer.next === null;
    });
  }

  function cancel(): void {
    running?.abort();
    running = null;
    loading.value = 'none';
  }

  onScopeDispose(cancel);
  return { rows, loading, complete, error, restart, more, refresh, cancel };
}
