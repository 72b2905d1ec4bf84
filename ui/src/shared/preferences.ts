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

const current = reactive<Preferences>({ language: 'zh', theme: 'system', singleKeys: 'on' });

/** The preferences in force; `App.vue` applies them. */
export const preferences = readonly(current);

/** Takes over what was stored; what this version does not know is left alone. */
export function readPreferences(stored: Partial<Record<string, string>>): void {
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
  current.language = language;
}
