/** The flow of one complaint as a spine: what was done by whom, where it stands, what may branch off (process.md §1, §2). */
import type { ComplaintDetail, State, StepView } from '@/ipc/bindings';

export type StageName = 'receive' | 'ack' | 'forward' | 'confirm' | 'handle' | 'return' | 'verify' | 'feedback' | 'sign' | 'close';

export interface SpineStage {
  name: StageName;
  standing: 'done' | 'now' | 'todo';
  /** The step that did it. */
  step?: StepView;
  branches: { name: 'refuse' | 'escalate' | 'fail' | 'decline' | 'informed' | 'notInformed'; kind: 'open' | 'taken' | 'bad' }[];
}

const ORDER: StageName[] = ['receive', 'ack', 'forward', 'confirm', 'handle', 'return', 'verify', 'feedback', 'sign', 'close'];

/** The stage that each state waits in; nothing where the case is over. */
const WAITS_IN: Record<State, StageName | null> = {
  received: 'forward',
  coordinating: 'confirm',
  refusal_review: 'confirm',
  accepted: 'handle',
  in_operation: 'handle',
  escalated: 'handle',
  returned: 'verify',
  verified: 'feedback',
  not_upheld: 'feedback',
  feedback: 'sign',
  closed: 'close',
  reported: 'close',
  archived: null,
  withdrawn: null,
  voided: null,
};

export function spineOf({ complaint, steps }: Pick<ComplaintDetail, 'complaint' | 'steps'>): SpineStage[] {
  const now = WAITS_IN[complaint.state];
  const reached = now === null ? ORDER.length : ORDER.indexOf(now);
  return ORDER.map((name, at): SpineStage => {
    const step = steps.filter((one) => one.step === name).at(-1);
    // Telling the customer is no station of the paper: it may be done at any time before the hand-over.
    const standing = name === 'ack' ? (step ? 'done' : 'todo') : at < reached ? 'done' : at === reached ? 'now' : 'todo';
    return { name, standing, step, branches: branchesOf(name, standing, complaint) };
  });
}

function branchesOf(name: StageName, standing: SpineStage['standing'], { section, state }: ComplaintDetail['complaint']): SpineStage['branches'] {
  if (name === 'receive' && section.severity === 'critical') return section.leader_informed_at ? [{ name: 'informed', kind: 'taken' }] : [{ name: 'notInformed', kind: 'bad' }];
  if (name === 'confirm' && state === 'refusal_review') return [{ name: 'refuse', kind: 'bad' }];
  if (name === 'handle' && state === 'escalated') return [{ name: 'escalate', kind: 'taken' }];
  if (standing === 'done') return [];
  const possible = { confirm: 'refuse', handle: 'escalate', verify: 'fail', feedback: 'decline' } as const;
  return name in possible ? [{ name: possible[name as keyof typeof possible], kind: 'open' }] : [];
}
