/** The states in the order of the flow (process.md §1), and how the strip above the list shows them. */
import type { State } from '@/ipc/bindings';

/** States in which somebody has to act, in the order of the flow. */
export const OPEN_STATES: readonly State[] = ['received', 'coordinating', 'refusal_review', 'accepted', 'in_operation', 'escalated', 'returned', 'verified', 'not_upheld', 'feedback'];

export const FINAL_STATES: readonly State[] = ['closed', 'reported', 'archived', 'withdrawn', 'voided'];

export const ALL_STATES: readonly State[] = [...OPEN_STATES, ...FINAL_STATES];

export interface FlowBox {
  state: State;
  /** A branch that leaves the flow here, hung below it. */
  branch?: { state: State; tone: 'seal' | 'amber' };
}

export const FLOW: readonly FlowBox[] = [
  { state: 'received' },
  { state: 'coordinating', branch: { state: 'refusal_review', tone: 'seal' } },
  { state: 'accepted' },
  { state: 'in_operation', branch: { state: 'escalated', tone: 'amber' } },
  { state: 'returned' },
  { state: 'verified', branch: { state: 'not_upheld', tone: 'seal' } },
  { state: 'feedback' },
];

export const isOpen = (state: State) => OPEN_STATES.includes(state);
/** The tone of a state off the straight way. */
export const branchTone = (state: State) => FLOW.find((box) => box.branch?.state === state)?.branch?.tone;
