/** Locks the window when nobody has touched it for a while. */
import { onScopeDispose, toValue, type MaybeRefOrGetter } from 'vue';

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
/** Time is compared, not counted, so that a computer that slept locks as it wakes. */
const LOOK_EVERY_MS = 5_000;

/** Calls `lock` once `minutes` have passed without a key, a click or a movement; 0 never locks. */
export function useIdleLock(minutes: MaybeRefOrGetter<number>, lock: () => unknown): void {
  let last = Date.now();
  const touch = () => (last = Date.now());
  SIGNS_OF_LIFE.forEach((name) => addEventListener(name, touch, { passive: true, capture: true }));

  const looking = setInterval(() => {
    const limit = toValue(minutes) * 60_000;
    if (limit <= 0 || Date.now() - last < limit) return;
    last = Date.now();
    lock();
  }, LOOK_EVERY_MS);

  onScopeDispose(() => {
    clearInterval(looking);
    SIGNS_OF_LIFE.forEach((name) => removeEventListener(name, touch, { capture: true }));
  });
}
