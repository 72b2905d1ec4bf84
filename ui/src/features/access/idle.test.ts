import { effectScope, ref } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { useIdleLock } from './idle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('locks after the minutes without a sign of life, and starts over after each', () => {
  const lock = vi.fn();
  const scope = effectScope();
  scope.run(() => useIdleLock(10, lock));
  vi.advanceTimersByTime(9 * 60_000);
  window.dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(9 * 60_000);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000 + 5_000);
  expect(lock).toHaveBeenCalledOnce();
  scope.stop();
  vi.advanceTimersByTime(60 * 60_000);
  expect(lock).toHaveBeenCalledOnce();
});

it('follows a change of the setting', () => {
  const lock = vi.fn();
  const minutes = ref(0);
  const scope = effectScope();
  scope.run(() => useIdleLock(minutes, lock));
  vi.advanceTimersByTime(120 * 60_000);
  expect(lock).not.toHaveBeenCalled();
  minutes.value = 1;
  vi.advanceTimersByTime(5_000);
  expect(lock).toHaveBeenCalledOnce();
  scope.stop();
});

it('locks at once when the computer wakes after a sleep', () => {
  const lock = vi.fn();
  const scope = effectScope();
  scope.run(() => useIdleLock(10, lock));
  vi.setSystemTime(Date.now() + 8 * 3600_000);
  vi.advanceTimersByTime(5_000);
  expect(lock).toHaveBeenCalledOnce();
  scope.stop();
});
