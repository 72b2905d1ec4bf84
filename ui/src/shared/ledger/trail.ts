/** The list a record was opened from: `[` and `]` go on in it, `3 / 8` shows the place (ui.md §3). */
import { computed, shallowRef, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue';

interface Trail {
  /** What the list holds, such as `customers`. */
  kind: string;
  keys: string[];
}

const trail = shallowRef<Trail | null>(null);

/** Remembers the list when a record is opened from it. */
export function leaveTrail(kind: string, keys: string[]): void {
  trail.value = { kind, keys };
}

/** Forgets the list, when the window locks. */
export function clearTrail(): void {
  trail.value = null;
}

export interface PlaceInTrail {
  /** Counted from 1. */
  place: number;
  total: number;
  previous?: string;
  next?: string;
}

/** Where a record stands in the list it was opened from; nothing when it was opened otherwise. */
export function usePlaceInTrail(kind: string, key: MaybeRefOrGetter<string>): ComputedRef<PlaceInTrail | null> {
  return computed(() => {
    const keys = trail.value?.kind === kind ? trail.value.keys : [];
    const index = keys.indexOf(toValue(key));
    return index < 0 ? null : { place: index + 1, total: keys.length, previous: keys[index - 1], next: keys[index + 1] };
  });
}
