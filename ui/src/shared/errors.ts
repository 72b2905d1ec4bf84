/** Translating errors inside components. */
import { useI18n } from 'vue-i18n';

import { errorText } from '@/ipc/errors';

/** A function that gives the words for any thrown error, in the language in use. */
export function useErrorText(): (cause: unknown) => string {
  const { t, te } = useI18n();
  return (cause) => errorText(cause, { t: (key, params) => t(key, params), te: (key) => te(key) });
}
