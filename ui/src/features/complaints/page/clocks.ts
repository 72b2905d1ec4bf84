/** The two clocks of a complaint, never merged: 答复客户 and 结案 (process.md §6). */
import type { Complaint } from '@/ipc/bindings';
import { deadline, type Deadline } from '@/shared/deadline';

import { isOpen } from '../list/states';

export interface Clock {
  name: 'reply' | 'close';
  start: number;
  due: number;
  /** The present, or when it was stopped. */
  at: number;
  tone: Deadline['tone'] | 'done';
  /** Time left; nothing once it is stopped. */
  left: Deadline | null;
}

export function clocksOf(complaint: Complaint, now: number): Clock[] {
  const start = Date.parse(complaint.section.received_at);
  const stopped = !isOpen(complaint.state);
  const at = stopped && complaint.closed_at ? Date.parse(complaint.closed_at) : now;
  const clock = (name: Clock['name'], due: number): Clock => {
    const left = stopped ? null : deadline(start, due, now);
    return { name, start, due, at: Math.max(start, at), tone: left?.tone ?? 'done', left };
  };
  return [clock('reply', Date.parse(complaint.promised_by)), clock('close', Date.parse(complaint.close_due))];
}
