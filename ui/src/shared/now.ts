/** The time, for clocks on screen. */
import { onScopeDispose, readonly, ref, type Ref } from 'vue';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** The present in UTC milliseconds, moving on every `step` milliseconds while the calling component lives. */
export function useNow(step: number = MINUTE): Readonly<Ref<number>> {
  const now = ref(Date.now());
  const ticking = setInterval(() => (now.value = Date.now()), step);
  onScopeDispose(() => clearInterval(ticking));
  return readonly(now);
}
