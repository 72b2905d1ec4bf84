/** Saving the recovery code as a sheet to print, at a place the user names. */
import { ref, shallowRef } from 'vue';

import { commands } from '@/ipc/bindings';
import { call } from '@/ipc/client';

export function useRecoverySheet() {
  const savedAs = ref<string | null>(null);
  const saving = ref(false);
  const failure = shallowRef<unknown>(null);

  async function save(): Promise<void> {
    saving.value = true;
    failure.value = null;
    try {
      const sheet = await call(commands.renderRecoverySheet());
      // Nothing comes back when the dialog is dismissed: an earlier saving still stands.
      savedAs.value = (await call(commands.savePaper(sheet.token))) ?? savedAs.value;
    } catch (cause) {
      failure.value = cause;
    } finally {
      saving.value = false;
    }
  }

  return { savedAs, saving, failure, save };
}
