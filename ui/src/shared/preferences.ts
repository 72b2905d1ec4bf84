/** How the signed-in user likes the program. The core keeps it per user; nothing is stored by the webview. */
import { reactive, readonly } from 'vue';

import { commands } from '@/ipc/bindings';
import { call } from '@/ipc/client';

export interface Preferences {
  language: 'zh' | 'en';
  theme: 'system' | 'light' | 'dark';
  /** Whether keys without Ctrl or Alt work. */
  singleKeys: 'on' | 'off';
}

const CHOICES: { [Name in keyof Preferences]: readonly Preferences[Name][] } = {
  language: ['zh', 'en'],
  theme: ['system', 'light', 'dark'],
  singleKeys: ['on', 'off'],
};

const DEFAULTS: Preferences = { language: 'zh', theme: 'system', singleKeys: 'on' };
const current = reactive<Preferences>({ ...DEFAULTS });
/** What was chosen on the sign-in page, for a user who has stored no language. */
let chosenLanguage: Preferences['language'] | null = null;

/** The preferences in force; `App.vue` applies them. */
export const preferences = readonly(current);

/** Takes over what a user has stored, in place of the last user's; what this version does not know is left alone. */
export function readPreferences(stored: Partial<Record<string, string>>): void {
  Object.assign(current, DEFAULTS, chosenLanguage && { language: chosenLanguage });
  chosenLanguage = null;
  take('language', stored.language);
  take('theme', stored.theme);
  take('singleKeys', stored.singleKeys);
}

function take<Name extends keyof Preferences>(name: Name, value: string | undefined): void {
  const known = CHOICES[name].find((choice) => choice === value);
  if (known) current[name] = known;
}

export async function loadPreferences(): Promise<void> {
  readPreferences(await call(commands.getPreferences()));
}

/** Sets one at once, and stores it. */
export async function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): Promise<void> {
  current[name] = value;
  await call(commands.setPreference(name, value));
}

/** Before anybody is signed in the language can be chosen, but is not stored. */
export function chooseLanguage(language: Preferences['language']): void {
  chosenLanguage = language;
  current.language = language;
}
