/** Intakes that were not finished. Each call has a draft of its own, so that a second caller never overwrites the first. */
import { shallowRef, type ShallowRef } from 'vue';

import { commands, type Draft } from '@/ipc/bindings';
import { call } from '@/ipc/client';

export const DRAFT_KIND = 'complaint';
const FIRST = 'new';

export interface IntakeDrafts {
  /** What may be taken up again, the newest first. */
  kept: ShallowRef<Draft[]>;
  /** The key of the draft on screen. */
  key: () => string;
  /** Makes a kept draft the one on screen. */
  adopt: (draft: Draft) => void;
  discard: (draft: Draft) => Promise<void>;
  /** Reads what is kept; must be done before the first save. */
  look: () => Promise<void>;
}

export function useIntakeDrafts(): IntakeDrafts {
  const kept = shallowRef<Draft[]>([]);
  let own = FIRST;

  async function look(): Promise<void> {
    const drafts = await call(commands.listDrafts());
    kept.value = drafts.filter((draft) => draft.kind === DRAFT_KIND && isIntake(draft.key)).sort((one, other) => other.saved_at.localeCompare(one.saved_at));
    own = freeKey(kept.value.map((draft) => draft.key));
  }

  return {
    kept,
    key: () => own,
    adopt(draft) {
      own = draft.key;
      kept.value = kept.value.filter((one) => one.key !== draft.key);
    },
    async discard(draft) {
      await call(commands.discardDraft(DRAFT_KIND, draft.key));
      kept.value = kept.value.filter((one) => one.key !== draft.key);
    },
    look,
  };
}

const isIntake = (key: string) => key === FIRST || key.startsWith(`${FIRST}-`);

/** `new`, or the first of `new-2`, `new-3` … that no kept draft has. */
export function freeKey(taken: string[]): string {
  if (!taken.includes(FIRST)) return FIRST;
  let number = 2;
  while (taken.includes(`${FIRST}-${number}`)) number += 1;
  return `${FIRST}-${number}`;
}
