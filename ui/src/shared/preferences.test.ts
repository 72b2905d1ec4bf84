import { expect, it } from 'vitest';

import { chooseLanguage, preferences, readPreferences } from './preferences';

it('takes over what a user has stored, and nothing of the user before', () => {
  readPreferences({ language: 'en', theme: 'dark', singleKeys: 'off' });
  expect(preferences).toEqual({ language: 'en', theme: 'dark', singleKeys: 'off' });
  readPreferences({ theme: 'light' });
  expect(preferences).toEqual({ language: 'zh', theme: 'light', singleKeys: 'on' });
});

it('leaves alone what it does not know', () => {
  readPreferences({ language: 'fr', theme: '', columns: 'a,b' });
  expect(preferences).toEqual({ language: 'zh', theme: 'system', singleKeys: 'on' });
});

it('keeps the language of the sign-in page for who has stored none, once', () => {
  chooseLanguage('en');
  readPreferences({});
  expect(preferences.language).toBe('en');
  readPreferences({});
  expect(preferences.language).toBe('zh');
  chooseLanguage('en');
  readPreferences({ language: 'zh' });
  expect(preferences.language).toBe('zh');
});
