import { expect, it } from 'vitest';

import { readYuan } from './money';

it('reads amounts as people type them', () => {
  expect(['18600', '18,600.5', '¥ 120.00', '１２０元', '007'].map(readYuan)).toEqual(['18600.00', '18600.50', '120.00', '120.00', '7.00']);
});

it('refuses what is no amount rather than guessing', () => {
  expect(['', '约两万', '1.8万', '12.345', '-5', '1e5'].map(readYuan)).toEqual([null, null, null, null, null, null]);
});
