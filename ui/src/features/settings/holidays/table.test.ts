import { describe, expect, it } from 'vitest';

import { inOrder, isSame, monthOf, pressed, sums, withRead } from './table';

const day = (date: string, name: string, is_off = true) => ({ date, name, is_off });

describe('a month', () => {
  it('begins on Monday and fills whole weeks', () => {
    const february = monthOf(2027, 2);
    expect(february.length).toBe(28);
    expect(february[0]).toBe('2027-02-01');
    const may = monthOf(2027, 5);
    expect(may.slice(0, 6)).toEqual([null, null, null, null, null, '2027-05-01']);
    expect(may.length % 7).toBe(0);
    expect(monthOf(2028, 2).filter(Boolean).length).toBe(29);
  });
});

describe('a press on a day', () => {
  it('turns a weekday off and back', () => {
    const once = pressed([], '2027-01-01');
    expect(once).toEqual([day('2027-01-01', '')]);
    expect(pressed(once, '2027-01-01')).toEqual([]);
  });

  it('turns a weekend day off, to work, and back', () => {
    const once = pressed([], '2027-01-02');
    const twice = pressed(once, '2027-01-02');
    expect(twice[0]?.is_off).toBe(false);
    expect(pressed(twice, '2027-01-02')).toEqual([]);
  });

  it('takes the name of the nearest day, in order', () => {
    const days = [day('2027-01-01', '元旦'), day('2027-02-05', '春节')];
    expect(pressed(days, '2027-01-03').map((one) => one.name)).toEqual(['元旦', '元旦', '春节']);
    expect(pressed(days, '2027-05-01').at(-1)?.name).toBe('');
  });
});

describe('a list that was read', () => {
  it('replaces the days it has and keeps the others', () => {
    const merged = withRead([day('2027-01-01', '新年'), day('2027-05-01', '劳动节')], [day('2027-01-01', '元旦')]);
    expect(merged).toEqual([day('2027-01-01', '元旦'), day('2027-05-01', '劳动节')]);
  });
});

describe('a table', () => {
  it('is the same in any order, and another with another source', () => {
    const days = [day('2027-05-01', '劳动节'), day('2027-01-01', '元旦')];
    const table = { year: 2027, days, source: '' };
    expect(isSame(table, { ...table, days: inOrder(days) })).toBe(true);
    expect(isSame(table, { ...table, source: '通知' })).toBe(false);
    expect(sums([...days, day('2027-01-02', '元旦', false)])).toEqual({ off: 2, working: 1 });
  });
});
