/** Earlier complaints of whoever is lit or chosen, as soon as there is somebody. */
import { shallowRef, watch, type ShallowRef } from 'vue';

import { commands, type CustomerId, type Repeat } from '@/ipc/bindings';
import { call } from '@/ipc/client';

interface Suspect {
  customer: CustomerId | null;
  category: string;
  receivedAt: string;
}

export function useRepeats(suspect: () => Suspect): ShallowRef<Repeat[]> {
  const repeats = shallowRef<Repeat[]>([]);
  let wanted = 0;

  watch(
    () => JSON.stringify(suspect()),
    async () => {
      const { customer, category, receivedAt } = suspect();
      const own = ++wanted;
      // A suspicion that cannot be looked up is none: the call goes on.
      const found = customer ? await call(commands.findRepeats(customer, category, receivedAt)).catch(() => []) : [];
      if (own === wanted) repeats.value = found;
    },
    { immediate: true },
  );

  return repeats;
}
