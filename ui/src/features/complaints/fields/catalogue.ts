/** The core's catalogue as choices in the language in use. */
import { computed, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';

import { commands, type Catalogue } from '@/ipc/bindings';
import { call } from '@/ipc/client';

import { useWords } from '../words';

/** First letters of the categories' pinyin, to choose them by typing. */
const INITIALS: Record<string, string> = { HS: 'hs', HC: 'hc', WK: 'wkyc', YW: 'sxyw', PS: 'pswt', CC: 'ccwt', FW: 'fwtd', XX: 'xxfw', CW: 'cwjs', LP: 'lp', JG: 'jg', QT: 'qt' };

export function useCatalogue() {
  const { locale } = useI18n();
  const { word } = useWords();
  const catalogue = shallowRef<Catalogue>({ categories: [], phases: [] });
  const failure = shallowRef<unknown>(null);

  async function load(): Promise<void> {
    failure.value = null;
    try {
      catalogue.value = await call(commands.complaintCatalogue());
    } catch (cause) {
      failure.value = cause;
    }
  }
  void load();

  const categories = computed(() =>
    catalogue.value.categories.map(({ code }) => {
      const label = word('category', code);
      return { value: code, label, initials: locale.value === 'en' ? label.toLowerCase() : INITIALS[code] };
    }),
  );
  const subcategories = (code: string) => (catalogue.value.categories.find((category) => category.code === code)?.subcategories ?? []).map((value) => ({ value, label: word('subcategory', value) }));
  const elements = (phase: string | null) => (catalogue.value.phases.find((one) => one.phase === phase)?.elements ?? []).map((value) => ({ value, label: word('element', value) }));

  return { categories, subcategories, elements, failure, load };
}
