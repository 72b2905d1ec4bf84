/** The level by rule, followed until a person chooses another. */
import { shallowRef, watch } from 'vue';

import { commands, type SeveritySuggestion } from '@/ipc/bindings';
import { call } from '@/ipc/client';

import type { IntakeForm } from '../form';

export function useSeverity(form: IntakeForm) {
  const suggestion = shallowRef<SeveritySuggestion | null>(null);
  let wanted = 0;

  watch(
    () => {
      const { section } = form;
      return {
        customer: form.customer?.id ?? null,
        category: section.category,
        claim_amount: section.claim_amount,
        estimate: section.goods_value,
        is_repeat: section.is_repeat,
        safety: section.initial_assessment?.safety ?? false,
      };
    },
    async (question, before) => {
      if (before && JSON.stringify(question) === JSON.stringify(before)) return;
      const own = ++wanted;
      // Without an answer the level stays as it is, and a person can set it.
      const answer = await call(commands.suggestSeverity(question)).catch(() => null);
      if (own !== wanted) return;
      suggestion.value = answer;
      if (answer && !form.severityChosen) form.section.severity = answer.severity;
    },
    { immediate: true },
  );

  return suggestion;
}
