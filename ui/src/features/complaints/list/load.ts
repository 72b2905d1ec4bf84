/** Fetching the list: in one order, or stage after stage of the flow. */
import { commands, type ComplaintFilter, type ComplaintOrder, type ComplaintRow, type State } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import type { LoadedRows, LoadRequest } from '@/shared/ledger/ledger';

/** How the list is arranged: by stage of the flow and within it by promise, or in one of the core's orders. */
export type Arrangement = 'stage' | ComplaintOrder;

interface StageCursor {
  /** The stage that goes on. */
  state: State;
  after: string | null;
}

type FetchPage = (filter: ComplaintFilter, order: ComplaintOrder, after: string | null, limit: number) => Promise<LoadedRows<ComplaintRow>>;

const fetchPage: FetchPage = (filter, order, after, limit) => call(commands.listComplaints({ filter, order, after, limit }));

/** One window of the list. `stages` are the states that hold anything, in the order of the flow. */
export async function loadComplaints(request: Pick<LoadRequest, 'cursor' | 'limit'>, filter: ComplaintFilter, arrangement: Arrangement, stages: readonly State[], fetch: FetchPage = fetchPage): Promise<LoadedRows<ComplaintRow>> {
  if (arrangement !== 'stage') return fetch(filter, arrangement, request.cursor, request.limit);

  const rows: ComplaintRow[] = [];
  let at: StageCursor | null = request.cursor === null ? begin(stages) : (JSON.parse(request.cursor) as StageCursor);
  while (at && rows.length < request.limit) {
    const { state }: StageCursor = at;
    const page: LoadedRows<ComplaintRow> = await fetch({ ...filter, state }, 'promised', at.after, request.limit - rows.length);
    rows.push(...page.rows);
    at = page.next === null ? begin(stages.slice(stages.indexOf(state) + 1)) : { state, after: page.next };
  }
  return { rows, next: at && JSON.stringify(at) };
}

function begin(stages: readonly State[]): StageCursor | null {
  return stages[0] ? { state: stages[0], after: null } : null;
}
