/** A problem stands until its field is changed. */
import { watch } from 'vue';

import type { Problems } from '@/shared/problems';

/** Forgets the problems of each field of a form as the field is changed; `fieldsOf` gives the core's names for it. */
export function forgetAsTyped<Form extends object>(form: () => Form, problems: Problems, fieldsOf: (key: keyof Form & string) => string[]): void {
  watch(
    () => ({ ...form() }),
    (now, before) => {
      for (const key of Object.keys(now) as (keyof Form & string)[]) {
        if (now[key] !== before[key]) fieldsOf(key).forEach(problems.forget);
      }
    },
  );
}
