/**
 * Languages: Chinese first, English second.
 *
 * Every folder keeps its own words in `zh.ts` and `en.ts`, under a top-level key that is the folder's name (`ipc` has
 * `errors` and `problems`). They are found here by themselves; `i18n.test.ts` holds the two languages together.
 */
import { createI18n } from 'vue-i18n';

export type Locale = 'zh' | 'en';

/** A tree of messages. */
export interface Words {
  [key: string]: string | string[] | Words;
}

type WordFiles = Record<string, { default: Words }>;

const files: Record<Locale, WordFiles> = {
  zh: import.meta.glob<{ default: Words }>(['../*/zh.ts', '../features/*/zh.ts'], { eager: true }),
  en: import.meta.glob<{ default: Words }>(['../*/en.ts', '../features/*/en.ts'], { eager: true }),
};

/** All words of a language. */
export function words(locale: Locale): Words {
  return Object.assign({}, ...Object.values(files[locale]).map((file) => file.default)) as Words;
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh',
  fallbackLocale: 'zh',
  messages: { zh: words('zh'), en: words('en') },
});

/** Tells the document which language it is in now. */
export function nameDocument(): void {
  document.documentElement.lang = i18n.global.locale.value === 'zh' ? 'zh-CN' : 'en';
  document.title = i18n.global.t('app.name');
}
