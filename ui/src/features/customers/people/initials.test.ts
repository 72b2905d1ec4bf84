import { expect, it } from 'vitest';

import { initials, nameFits } from './initials';

it('takes the initials of names', () => {
  expect(['许知微', '柏行简', '温以宁', '邵望川', '闻人旭', '钟鼎文', '江采薇', '褚之行', '孟河清', '宗令仪', '桑朴'].map(initials)).toEqual([
    'xzw', 'bxj', 'wyn', 'swc', 'wrx', 'zdw', 'jcw', 'czx', 'mhq', 'zly', 'sp',
  ]);
});

it('fits names by part of them and by their initials', () => {
  expect(nameFits('许知微', '知')).toBe(true);
  expect(nameFits('许知微', 'XZ')).toBe(true);
  expect(nameFits('许知微', 'zw')).toBe(false);
  expect(nameFits('Li Wei', 'wei')).toBe(true);
  expect(nameFits('许知微', '')).toBe(true);
});

it('reads surnames as surnames', () => {
  expect(nameFits('单雄', 'sx')).toBe(true);
  expect(nameFits('曾静', 'zj')).toBe(true);
});
