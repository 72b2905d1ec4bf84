/** The words for the codes of complaints, and for what the archive holds as it stands on paper. */
import { useI18n } from 'vue-i18n';

export type WordList = 'state' | 'waits' | 'severity' | 'reason' | 'channel' | 'identity' | 'category' | 'subcategory' | 'phase' | 'element' | 'service' | 'step' | 'field';

export function useWords() {
  const { t, te } = useI18n();

  /** The word of a code; what has no word is shown as it is. */
  function word(list: WordList, code: string | null | undefined): string {
    if (!code) return '';
    const key = `complaints.${list}.${code}`;
    return te(key) ? t(key) : code;
  }

  /** Category and subcategory on one line. */
  function matter(category: string, subcategory: string): string {
    return [word('category', category), word('subcategory', subcategory)].filter(Boolean).join('·');
  }

  const department = (code: string | null | undefined) => (code ? t(`terms.departments.${code}`) : '');

  return { word, matter, department };
}
