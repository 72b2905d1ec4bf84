/** Which columns were taken for which fields before. The core keeps it with the user's other preferences. */
import { commands } from '@/ipc/bindings';
import { call } from '@/ipc/client';

import type { Columns } from './fields';

const PREFERENCE = 'import.columns';
/** Names beyond this number are forgotten, the oldest first. */
const KEPT = 200;

export type KnownColumns = Record<string, string | null>;

export async function knownColumns(): Promise<KnownColumns> {
  // A list that was never remembered, or not by this version, leaves the guesses as they are.
  const stored = await call(commands.getPreferences()).catch(() => ({}) as Partial<Record<string, string>>);
  try {
    return JSON.parse(stored[PREFERENCE] ?? '{}') as KnownColumns;
  } catch {
    return {};
  }
}

export async function rememberColumns(columns: readonly { column: number; name: string }[], chosen: Columns): Promise<void> {
  const known = await knownColumns();
  for (const { column, name } of columns) {
    delete known[name];
    known[name] = chosen[column] ?? null;
  }
  const newest = Object.entries(known).slice(-KEPT);
  // The import is done; that its columns are not remembered is no failure of it.
  await call(commands.setPreference(PREFERENCE, JSON.stringify(Object.fromEntries(newest)))).catch(() => {});
}
