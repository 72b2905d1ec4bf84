/** The last act that can still be undone, offered for eight seconds (ui.md §1.9). */
import { computed, ref, shallowRef } from 'vue';

export const OFFER_SECONDS = 8;

interface Offer {
  /** What was done, as a whole sentence. */
  text: string;
  undo?: () => Promise<unknown>;
}

const offer = shallowRef<Offer | null>(null);
const secondsLeft = ref(0);
const failure = shallowRef<unknown>(null);
const undoing = ref(false);
let ticking: ReturnType<typeof setInterval> | undefined;

/** Takes the offer off the screen; also when the window locks, because its words may name a customer. */
export function dismissOffer(): void {
  clearInterval(ticking);
  offer.value = null;
  failure.value = null;
}

function show(next: Offer): void {
  dismissOffer();
  offer.value = next;
  secondsLeft.value = OFFER_SECONDS;
  ticking = setInterval(() => {
    secondsLeft.value -= 1;
    if (secondsLeft.value <= 0) dismissOffer();
  }, 1000);
}

/** Says that an act is done and offers to undo it. */
export function offerUndo(text: string, undo: () => Promise<unknown>): void {
  show({ text, undo });
}

/** Says that an act is done, where there is nothing to undo. */
export function announce(text: string): void {
  show({ text });
}

/** Undoes the offered act. A refusal stays on screen until it is dismissed. */
export async function undoLast(): Promise<boolean> {
  const undo = offer.value?.undo;
  if (!undo || undoing.value) return false;
  clearInterval(ticking);
  undoing.value = true;
  try {
    await undo();
    dismissOffer();
    return true;
  } catch (cause) {
    failure.value = cause;
    return false;
  } finally {
    undoing.value = false;
  }
}

export function useUndoOffer() {
  return { offer, secondsLeft, failure, undoing, canUndo: computed(() => Boolean(offer.value?.undo) && !failure.value), dismiss: dismissOffer };
}
