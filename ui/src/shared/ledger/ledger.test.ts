import { effectScope } from 'vue';
import { describe, expect, it } from 'vitest';

import { toggled, visibleRange, withRange, type LoadedRows, type LoadRequest } from './ledger';
import { useLedgerRows } from './rows';
import { leaveTrail, usePlaceInTrail } from './trail';

describe('visibleRange', () => {
  const place = { rowHeight: 40, height: 400, count: 1000 };

  it('covers the view and a little around it', () => {
    expect(visibleRange({ ...place, scrollTop: 4000 })).toEqual({ start: 92, end: 118 });
  });

  it('stays within the rows', () => {
    expect(visibleRange({ ...place, scrollTop: 0 })).toEqual({ start: 0, end: 18 });
    expect(visibleRange({ ...place, scrollTop: 39_800 })).toEqual({ start: 987, end: 1000 });
    expect(visibleRange({ ...place, scrollTop: 39_800, count: 3 })).toEqual({ start: 3, end: 3 });
    expect(visibleRange({ ...place, scrollTop: 0, count: 0 })).toEqual({ start: 0, end: 0 });
  });
});

it('selects rows one by one and in ranges', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  expect(withRange(['c'], ['a', 'b', 'c', 'd'], 3, 1)).toEqual(['c', 'b', 'd']);
});

describe('useLedgerRows', () => {
  /** A list of `count` numbers whose answers are given by hand. */
  function list(count: number) {
    const asked: { request: LoadRequest; answer: () => Promise<void>; fail: (cause: unknown) => Promise<void> }[] = [];
    const scope = effectScope();
    const load = (request: LoadRequest) =>
      new Promise<LoadedRows<number>>((resolve, reject) => {
        const from = Number(request.cursor ?? 0);
        const to = Math.min(count, from + request.limit);
        const settled = () => new Promise<void>((done) => setTimeout(done));
        asked.push({
          request,
          answer: () => (resolve({ rows: Array.from({ length: to - from }, (_, at) => from + at), next: to < count ? String(to) : null }), settled()),
          fail: (cause) => (reject(cause), settled()),
        });
      });
    const ledger = scope.run(() => useLedgerRows(load));
    if (!ledger) throw new Error('no scope');
    return { ...ledger, asked, stop: () => scope.stop() };
  }

  it('fetches window after window until the end', async () => {
    const { restart, more, rows, complete, asked } = list(150);
    void restart();
    await asked[0]?.answer();
    expect([rows.value.length, complete.value]).toEqual([100, false]);
    void more();
    void more();
    expect(asked.length).toBe(2);
    await asked[1]?.answer();
    expect([rows.value.length, rows.value[149], complete.value]).toEqual([150, 149, true]);
    await more();
    expect(asked.length).toBe(2);
  });

  it('drops the answer to a question that is no longer asked', async () => {
    const { restart, rows, loading, asked } = list(10);
    void restart();
    void restart();
    expect(asked[0]?.request.signal.aborted).toBe(true);
    await asked[0]?.answer();
    expect([rows.value.length, loading.value]).toEqual([0, 'list']);
    await asked[1]?.answer();
    expect([rows.value.length, loading.value]).toEqual([10, 'none']);
  });

  it('refreshes as many rows as were there, at once', async () => {
    const { restart, more, refresh, rows, asked } = list(250);
    void restart();
    await asked[0]?.answer();
    void more();
    await asked[1]?.answer();
    void refresh();
    await asked[2]?.answer();
    expect(rows.value.length).toBe(200);
    expect(asked.length).toBe(4);
    await asked[3]?.answer();
    expect([rows.value.length, asked.length]).toEqual([200, 4]);
  });

  it('keeps the rows when a fetch fails, and can go on', async () => {
    const { restart, more, rows, error, loading, asked } = list(150);
    void restart();
    await asked[0]?.answer();
    void more();
    await asked[1]?.fail('gone');
    expect([rows.value.length, error.value, loading.value]).toEqual([100, 'gone', 'none']);
    void more();
    expect(error.value).toBe(null);
    await asked[2]?.answer();
    expect(rows.value.length).toBe(150);
  });

  it('stops when its page goes', () => {
    const { restart, asked, stop } = list(10);
    void restart();
    stop();
    expect(asked[0]?.request.signal.aborted).toBe(true);
  });
});

it('remembers the list that a record was opened from', () => {
  leaveTrail('customers', ['a', 'b', 'c']);
  expect(usePlaceInTrail('customers', 'b').value).toEqual({ place: 2, total: 3, previous: 'a', next: 'c' });
  expect(usePlaceInTrail('customers', 'x').value).toBe(null);
  expect(usePlaceInTrail('complaints', 'b').value).toBe(null);
});
