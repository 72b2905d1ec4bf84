/** Long work that the core does and that the page watches and may stop. */
import { computed, onScopeDispose, ref, shallowRef } from 'vue';

import { commands, events, type JobProgress } from '@/ipc/bindings';
import { call } from '@/ipc/client';

let started = 0;

export function useJob() {
  const name = ref<string | null>(null);
  const progress = shallowRef<JobProgress | null>(null);
  const stopping = ref(false);
  const listening = events.jobProgress.listen(({ payload }) => {
    if (payload.job === name.value) progress.value = payload;
  });
  onScopeDispose(() => {
    void listening.then((stop) => stop());
    stop();
  });

  /** Asks the core to stop; the work then ends with `cancelled`. */
  function stop(): void {
    if (!name.value) return;
    stopping.value = true;
    // A job that has just ended cannot be stopped any more, and need not be.
    void call(commands.cancelJob(name.value)).catch(() => {});
  }

  /** Does the work under a name of its own. */
  async function run<T>(work: (job: string) => Promise<T>): Promise<T> {
    const own = `job-${(started += 1)}`;
    name.value = own;
    progress.value = null;
    stopping.value = false;
    try {
      return await work(own);
    } finally {
      if (name.value === own) name.value = null;
    }
  }

  /** 0 to 100, `null` while it is not known. */
  const percent = computed(() => {
    const { done = 0, total } = progress.value ?? {};
    return total ? Math.min(100, Math.floor((done * 100) / total)) : null;
  });

  return { running: computed(() => name.value !== null), percent, progress, stopping, run, stop };
}
