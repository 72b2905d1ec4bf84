/** Values of the change log in words: codes, times and amounts as the archive holds them. */
import { useI18n } from 'vue-i18n';

import type { FieldChange } from '@/ipc/bindings';
import { formatFen } from '@/shared/format/amounts';
import { civilDate, formatMoment } from '@/shared/format/moments';

import { useWords, type WordList } from '../words';

const CODES: Record<string, WordList> = { severity: 'severity', channel: 'channel', complainant_identity: 'identity', category: 'category', subcategory: 'subcategory', transaction_phase: 'phase', service_element: 'element', service_type: 'service', state: 'state', step: 'step' };
const MONEY = new Set(['claim_amount', 'goods_value']);

export function useLogged() {
  const { t, te } = useI18n();
  const { word, department } = useWords();
  const today = civilDate(Date.now());

  function valueOf(field: string, text: string): string {
    const list = CODES[field];
    if (list) return word(list, text);
    if (field.endsWith('_dept')) return department(text);
    if (MONEY.has(field) && /^-?\d+$/.test(text)) return `¥${formatFen(Number(text))}`;
    if (/^\d{12,14}$/.test(text) && /_(at|by|due|deadline)$/.test(field)) return formatMoment(Number(text), today);
    if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return formatMoment(text, today);
    if (field === 'first_response') return [...text.matchAll(/\w+/g)].map(([method]) => (te(`complaints.method.${method}.name`) ? t(`complaints.method.${method}.name`) : method)).join(t('complaints.join'));
    if (field === 'initial_assessment') return Object.values(readObject(text)).filter((one) => typeof one === 'string' && one).join(t('complaints.semicolon'));
    if (text === 'true' || text === 'false' || (field === 'is_repeat' && /^[01]$/.test(text))) return t(text === 'true' || text === '1' ? 'complaints.page.yes' : 'complaints.page.no');
    return text;
  }

  return {
    valueOf,
    fieldName: (field: string) => word('field', field),
    /** Whether a reader knows the field; keys of the program's own are left out. */
    isTold: (change: FieldChange) => te(`complaints.field.${change.field}`),
  };
}

function readObject(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { text };
  }
}
