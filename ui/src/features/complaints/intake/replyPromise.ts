/** The promise for the receipt and level in the form, as the core counts it. */
import { shallowRef, watch, type ShallowRef } from 'vue';

import { commands, type ReplyPromise, type Severity } from '@/ipc/bindings';
import { call } from '@/ipc/client';

export interface PromisePreview {
  promise: ShallowRef<ReplyPromise | null>;
  failure: ShallowRef<unknown>;
}

export function useReplyPromise(question: () => { receivedAt: string; severity: Severity }): PromisePreview {
  const promise = shallowRef<ReplyPromise | null>(null);
  const failure = shallowRef<unknown>(null);
  let wanted = 0;

  watch(
    () => Object.values(question()).join(),
    async () => {
      const { receivedAt, severity } = question();
      const own = ++wanted;
      try {
        const answer = await call(commands.previewPromise(receivedAt, severity));
        if (own === wanted) [promise.value, failure.value] = [answer, null];
      } catch (cause) {
        if (own === wanted) failure.value = cause;
      }
    },
    { immediate: true },
  );

  return { promise, failure };
}
