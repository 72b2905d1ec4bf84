/** When the archive was backed up last, kept up to date while the calling component lives. The rule is the core's. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';

import { commands, type LastBackup } from '@/ipc/bindings';
import { call } from '@/ipc/client';

import { useArchiveChanges } from './changes';

/** A window that stays open sees the days pass. */
const AGAIN_MS = 15 * 60_000;

export function useLastBackup(): ShallowRef<LastBackup | null> {
  const last = shallowRef<LastBackup | null>(null);

  async function load(): Promise<void> {
    // What cannot be told now stays as it was known.
    last.value = await call(commands.lastBackup()).catch(() => last.value);
  }
  void load();
  useArchiveChanges(['backups'], load);
  const again = setInterval(() => void load(), AGAIN_MS);
  onScopeDispose(() => clearInterval(again));
  return last;
}
