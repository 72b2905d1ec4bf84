/** How long something has been loading, in the three steps of ui.md §7. */
import { onScopeDispose, ref, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue';

/** `quiet` shows nothing, `waiting` shows skeleton rows, `slow` also says what is being done and offers to stop. */
export type Slowness = 'idle' | 'quiet' | 'waiting' | 'slow';

export const QUIET_MS = 300;
export const SLOW_MS = 3000;

export function useSlowness(loading: MaybeRefOrGetter<boolean>): Ref<Slowness> {
  const slowness = ref<Slowness>('idle');
  let timers: ReturnType<typeof setTimeout>[] = [];

  function clear(): void {
    timers.forEach(clearTimeout);
    timers = [];
  }

  watch(
    () => toValue(loading),
    (isLoading) => {
      clear();
      slowness.value = isLoading ? 'quiet' : 'idle';
      if (!isLoading) return;
      timers = [setTimeout(() => (slowness.value = 'waiting'), QUIET_MS), setTimeout(() => (slowness.value = 'slow'), SLOW_MS)];
    },
    { immediate: true },
  );
  onScopeDispose(clear);
  return slowness;
}
