/** The order of the day: what is late, what is due today, what waits for me, what waits for others (ui.md §6). */
import type { ComplaintRow } from '@/ipc/bindings';
import { deadline, type Deadline } from '@/shared/deadline';

export interface QueueItem {
  row: ComplaintRow;
  deadline: Deadline;
  /** Whether the signed-in person has to act on it. */
  mine: boolean;
}

export type QueueGroup = 'late' | 'soon' | 'mine' | 'others';

export interface Queue {
  groups: { name: QueueGroup; items: QueueItem[] }[];
  /** All items in the order they are shown. */
  items: QueueItem[];
  /** What can still be saved: the first of today, else the first that is late, else the first of mine. */
  first: QueueItem | undefined;
}

const ORDER: QueueGroup[] = ['late', 'soon', 'mine', 'others'];

/** Sorts open complaints, which come in the order of their promises, into the groups of the day. */
export function todaysQueue(rows: ComplaintRow[], me: string, now: number): Queue {
  const items = rows.map((row): QueueItem => ({
    row,
    deadline: deadline(Date.parse(row.received_at), Date.parse(row.promised_by), now),
    mine: (row.holder ?? row.receiver) === me,
  }));
  const groups = ORDER.map((name) => ({ name, items: items.filter((item) => groupOf(item) === name) })).filter((group) => group.items.length > 0);
  const among = (name: QueueGroup) => groups.find((group) => group.name === name)?.items[0];
  return { groups, items: groups.flatMap((group) => group.items), first: among('soon') ?? among('late') ?? among('mine') };
}

function groupOf(item: QueueItem): QueueGroup {
  if (item.deadline.tone !== 'fine') return item.deadline.tone;
  return item.mine ? 'mine' : 'others';
}
