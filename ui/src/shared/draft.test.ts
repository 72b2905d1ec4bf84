import { effectScope, reactive } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { SAVE_AFTER_MS, saveAllDrafts, useDraft } from './draft';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function drafted(save: (form: { text: string }) => Promise<unknown>) {
  const form = reactive({ text: '' });
  const scope = effectScope();
  const draft = scope.run(() => useDraft(form, save, () => 1000));
  if (!draft) throw new Error('no scope');
  return { form, draft, stop: () => scope.stop() };
}

describe('a draft', () => {
  it('saves once, two seconds after the last change', async () => {
    const save = vi.fn(async () => {});
    const { form, draft } = drafted(save);
    form.text = '低温';
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
    form.text = '低温酸奶';
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save).toHaveBeenCalledOnce();
    expect(draft.savedAt.value).toBe(1000);
  });

  it('does not save what has not changed', async () => {
    const save = vi.fn(async () => {});
    await drafted(save).draft.saveNow();
    expect(save).not.toHaveBeenCalled();
  });

  it('keeps a failed save for the next try', async () => {
    const save = vi.fn().mockRejectedValueOnce(new Error('disk_full')).mockResolvedValue(undefined);
    const { form, draft } = drafted(save);
    form.text = 'a';
    await draft.saveNow();
    expect([draft.savedAt.value, draft.failure.value]).toEqual([null, new Error('disk_full')]);
    await draft.saveNow();
    expect([draft.savedAt.value, draft.failure.value]).toEqual([1000, null]);
  });

  it('never lets an older save land last', async () => {
    const order: string[] = [];
    const finish: (() => void)[] = [];
    const { form, draft } = drafted(
      (saved) =>
        new Promise<void>((resolve) => {
          const text = saved.text;
          finish.push(() => (order.push(text), resolve()));
        }),
    );
    form.text = 'one';
    void draft.saveNow();
    await vi.advanceTimersByTimeAsync(0);
    form.text = 'two';
    void draft.saveNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(finish.length).toBe(1);
    finish[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    finish[1]?.();
    expect(order).toEqual(['one', 'two']);
  });

  it('saves when its page goes, unless it is settled', async () => {
    const save = vi.fn(async () => {});
    const left = drafted(save);
    left.form.text = 'a';
    left.stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenCalledOnce();
    const settled = drafted(save);
    settled.form.text = 'b';
    settled.draft.settle();
    settled.stop();
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(save).toHaveBeenCalledOnce();
  });

  it('is saved with all others when the window locks, even beside one that fails', async () => {
    const failing = drafted(() => Promise.reject(new Error('disk_full')));
    const save = vi.fn(async () => {});
    const other = drafted(save);
    failing.form.text = 'a';
    other.form.text = 'b';
    await saveAllDrafts();
    expect(save).toHaveBeenCalledOnce();
    expect(failing.draft.failure.value).toEqual(new Error('disk_full'));
  });
});
