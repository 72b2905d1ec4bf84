import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { announce, OFFER_SECONDS, offerUndo, undoLast, useUndoOffer } from './undo';

const { offer, secondsLeft, failure, canUndo, dismiss } = useUndoOffer();
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  dismiss();
  vi.useRealTimers();
});

describe('the undo offer', () => {
  it('stands for eight seconds', () => {
    offerUndo('已归档', async () => {});
    vi.advanceTimersByTime((OFFER_SECONDS - 1) * 1000);
    expect([offer.value?.text, secondsLeft.value]).toEqual(['已归档', 1]);
    vi.advanceTimersByTime(1000);
    expect(offer.value).toBe(null);
  });

  it('undoes the newest act only, and once', async () => {
    const [first, second] = [vi.fn(async () => {}), vi.fn(async () => {})];
    offerUndo('一', first);
    offerUndo('二', second);
    await expect(undoLast()).resolves.toBe(true);
    await expect(undoLast()).resolves.toBe(false);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });

  it('stays with the reason when undoing is refused', async () => {
    offerUndo('已改', async () => Promise.reject(new Error('undo_conflict')));
    await expect(undoLast()).resolves.toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(failure.value).toEqual(new Error('undo_conflict'));
    expect(canUndo.value).toBe(false);
  });

  it('offers nothing where there is nothing to undo', async () => {
    announce('已存为 PDF');
    expect(canUndo.value).toBe(false);
    await expect(undoLast()).resolves.toBe(false);
  });
});
