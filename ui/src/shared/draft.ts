/**
 * A draft that saves itself: two seconds after the last change, and at once when asked (leaving a field, locking).
 * The core keeps it encrypted; nothing is stored by the webview.
 */
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';

export const SAVE_AFTER_MS = 2000;

/** The drafts on screen, saved together when the window locks. */
const onScreen = new Set<() => Promise<void>>();

/** Saves every draft on screen; a failed one is not a reason to keep the window open. */
export async function saveAllDrafts(): Promise<void> {
  await Promise.all([...onScreen].map((saveNow) => saveNow()));
}

export interface Draft {
  /** When it was last saved, in UTC milliseconds. */
  savedAt: Ref<number | null>;
  /** What the last save failed with, until one succeeds. */
  failure: ShallowRef<unknown>;
  /** Saves now if anything is unsaved. */
  saveNow: () => Promise<void>;
  /** Forgets unsaved changes, because the record itself was saved or thrown away. */
  settle: () => void;
}

export function useDraft<Form extends object>(form: Form, save: (form: Form) => Promise<unknown>, now: () => number = Date.now): Draft {
  const savedAt = ref<number | null>(null);
  const failure = shallowRef<unknown>(null);
  let unsaved = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();

  async function saveOnce(): Promise<void> {
    if (!unsaved) return;
    unsaved = false;
    try {
      await save(form);
      savedAt.value = now();
      failure.value = null;
    } catch (cause) {
      unsaved = true;
      failure.value = cause;
    }
  }

  /** One save after the other, so that an older one never lands last. */
  function saveNow(): Promise<void> {
    clearTimeout(timer);
    saving = saving.then(saveOnce);
    return saving;
  }

  function settle(): void {
    clearTimeout(timer);
    unsaved = false;
    failure.value = null;
  }

  watch(
    () => form,
    () => {
      unsaved = true;
      clearTimeout(timer);
      timer = setTimeout(() => void saveNow(), SAVE_AFTER_MS);
    },
    { deep: true, flush: 'sync' },
  );
  onScreen.add(saveNow);
  onScopeDispose(() => {
    onScreen.delete(saveNow);
    void saveNow();
  });

  return { savedAt, failure, saveNow, settle };
}
