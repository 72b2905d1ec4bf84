import { expect, it } from 'vitest';

import { callTime } from './callTime';
import { freeKey } from './drafts';

it('gives each call a draft of its own', () => {
  expect(freeKey([])).toBe('new');
  expect(freeKey(['new'])).toBe('new-2');
  expect(freeKey(['new', 'new-2', 'new-3'])).toBe('new-4');
  expect(freeKey(['new-2'])).toBe('new');
});

it('shows how long a call lasts, and nothing where it cannot be one', () => {
  expect(callTime(0, 161_000)).toBe('02:41');
  expect(callTime(0, 3_700_000)).toBe('61:40');
  expect(callTime(0, 86_400_000)).toBe('');
  expect(callTime(60_000, 0)).toBe('');
});
