/** The problems that the core found in an input, field by field (`invalid_input`). */
import { computed, ref, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';

import { CoreError } from '@/ipc/errors';

/** One problem at one field; `unverified` may be saved as 未核实, `warning` never stops a save. */
export interface FieldProblem {
  field: string;
  code: string;
  params: Record<string, unknown>;
  weight: 'warning' | 'unverified' | 'error';
}

export interface Problems {
  /** All problems of the last try. */
  all: ComputedRef<FieldProblem[]>;
  /** The words for the first problem at a field, with its weight; children as `contacts.0.mobile`. */
  at: (field: string) => { text: string; weight: FieldProblem['weight'] } | undefined;
  /** Whether only problems remain that may be saved as 未核实. */
  canSaveUnverified: ComputedRef<boolean>;
  /** Takes the problems out of an error; false when the error is of another kind. */
  take: (cause: unknown) => boolean;
  /** Drops the problems of a field, because it was changed since. */
  forget: (field: string) => void;
  clear: () => void;
}

export function useProblems(): Problems {
  const { t, te } = useI18n();
  const found = ref<FieldProblem[]>([]);

  function wordsFor(problem: FieldProblem): string {
    const key = `problems.${problem.code}`;
    return te(key) ? t(key, problem.params) : t('problems.unknown', { code: problem.code });
  }

  return {
    all: computed(() => found.value),
    at(field) {
      const problem = found.value.find((one) => one.field === field);
      return problem && { text: wordsFor(problem), weight: problem.weight };
    },
    canSaveUnverified: computed(() => found.value.length > 0 && found.value.every((one) => one.weight !== 'error')),
    take(cause) {
      if (!(cause instanceof CoreError) || !cause.is('invalid_input')) return false;
      found.value = Array.isArray(cause.params.problems) ? (cause.params.problems as FieldProblem[]) : [];
      return true;
    },
    forget(field) {
      found.value = found.value.filter((one) => one.field !== field);
    },
    clear() {
      found.value = [];
    },
  };
}
