/** The list under a field that finds records: which row is lit, and the keys that move and take it. */
import { computed, ref, toValue, watch, type MaybeRefOrGetter } from 'vue';

import { isComposing } from '@/shared/keyboard/registry';

interface Suggested {
  /** How many rows there are. */
  count: MaybeRefOrGetter<number>;
  take: (place: number) => void;
}

export function useSuggestions({ count, take }: Suggested) {
  const open = ref(false);
  const place = ref(0);
  const shown = computed(() => open.value && toValue(count) > 0);
  watch(() => toValue(count), (now) => (place.value = Math.min(place.value, Math.max(0, now - 1))));

  function takeAt(at: number): void {
    open.value = false;
    take(at);
  }

  /** For `@keydown` of the input. Keys of an input method are its own. */
  function onKey(press: Event): void {
    if (!(press instanceof KeyboardEvent) || isComposing(press)) return;
    const total = toValue(count);
    const step = { ArrowDown: 1, ArrowUp: -1 }[press.key];
    if (step && total > 0) {
      if (shown.value) place.value = (place.value + step + total) % total;
      open.value = true;
    } else if (press.key === 'Enter' && shown.value && !press.ctrlKey && !press.metaKey) takeAt(place.value);
    else if (press.key === 'Escape' && shown.value) open.value = false;
    else return;
    press.preventDefault();
    press.stopPropagation();
  }

  return { open, place, shown, onKey, takeAt };
}
