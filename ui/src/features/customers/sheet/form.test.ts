import { describe, expect, it } from 'vitest';

import { changedKeys, emptySheet, isBlank, readAmount, readForm, readNumber, rebased, toForm } from './form';
import { CELLS, packed, SECTIONS } from './layout';

describe('figures', () => {
  it('are read as they are typed', () => {
    expect(['500,000', '１２３．５', ' 18000.00 万元', '¥18,600.5', '', '-120'].map(readAmount)).toEqual(['500000.00', '123.50', '18000.00', '18600.50', null, '-120.00']);
    expect(['12.5%', '−3', '30 天', ''].map(readNumber)).toEqual([12.5, -3, 30, null]);
  });

  it('are never guessed', () => {
    expect(['约两万', '1.234', '1.8E4', '12-3'].map(readAmount)).toEqual([undefined, undefined, undefined, undefined]);
    expect(['一', '1.39E+10'].map(readNumber)).toEqual([undefined, undefined]);
  });
});

describe('the form', () => {
  it('comes back as the sheet it was made of', () => {
    const sheet = { ...emptySheet(), name: '蜀岭鲜达', credit_limit: '500000.00', sales_growth_pct: 12.5, employees: 0, coverage: ['四川'], dates: [{ day: '03-18', name: '司庆' }] };
    expect(readForm(toForm(sheet))).toEqual({ sheet, problems: [] });
  });

  it('names the figures that cannot be read', () => {
    const form = { ...toForm(emptySheet()), credit_limit: '五十万', employees: '12.5' };
    expect(readForm(form).problems.map(({ field, code }) => [field, code])).toEqual([
      ['employees', 'not_a_number'],
      ['credit_limit', 'not_an_amount'],
    ]);
  });

  it('keeps the user\'s changes over somebody else\'s', () => {
    const base = toForm({ name: '蜀岭', industry: '食品', phone: '028-85550101' });
    const mine = { ...base, industry: '乳制品', address: '示例大道' };
    const stored = { ...base, industry: '冷链', phone: '028-85550199' };
    expect(rebased(mine, base, stored)).toEqual({ ...base, industry: '乳制品', address: '示例大道', phone: '028-85550199' });
    expect(changedKeys(mine, base)).toEqual(['industry', 'address']);
  });

  it('knows what is blank', () => {
    expect([null, '', [], 0, false, 'x', ['x']].map(isBlank)).toEqual([true, true, true, false, false, false, false]);
  });
});

describe('the paper', () => {
  it('has every field of the sheet once, except what another cell carries', () => {
    const carried = ['initials', 'uscc_unverified', 'region_text', 'monthly_volume_unit'];
    expect([...CELLS.map((cell) => cell.key), ...carried].sort()).toEqual(Object.keys(emptySheet()).sort());
  });

  it('rules full rows, whatever is left out', () => {
    for (const section of SECTIONS) {
      for (let skip = 0; skip < section.cells.length; skip += 1) {
        let used = 0;
        for (const cell of packed(section.cells.filter((_, place) => place % 3 !== skip % 3))) {
          used = (used % 12) + cell.span;
          expect(used).toBeLessThanOrEqual(12);
        }
        expect(used === 0 || used === 12).toBe(true);
      }
    }
  });
});
