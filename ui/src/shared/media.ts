/** Whether a media query holds, for what style sheets alone cannot do. */
import { onScopeDispose, readonly, ref, type Ref } from 'vue';

export function useMedia(query: string): Readonly<Ref<boolean>> {
  const list = window.matchMedia(query);
  const matches = ref(list.matches);
  const update = () => (matches.value = list.matches);
  list.addEventListener('change', update);
  onScopeDispose(() => list.removeEventListener('change', update));
  return readonly(matches);
}

/** Below this width columns of rank 3 disappear (ui.md §2). */
export const NARROW = '(max-width: 1400px)';
