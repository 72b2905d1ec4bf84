import { expect, it } from 'vitest';

import { charactersOf } from './characters';

it('shows what the codes stand for, and only the code where there is nothing to show', () => {
  expect(charactersOf(['U+20164', 'U+4E00', 'U+FFFFFFF', 'U+'])).toEqual([
    { code: 'U+20164', character: '𠅤' },
    { code: 'U+4E00', character: '一' },
    { code: 'U+FFFFFFF', character: '' },
    { code: 'U+', character: '' },
  ]);
});
