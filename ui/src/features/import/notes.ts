/** What the core says about a cell, in words. */
import { useI18n } from 'vue-i18n';

import type { CellNote, PreviewRow, Twin } from '@/ipc/bindings';

import { fieldLabel } from './fields';

/** Whether a row needs a look: it cannot be imported, or some of its cells cannot. */
export function isWrong(row: PreviewRow): boolean {
  return row.step === 'refuse' || row.notes.some((note) => note.weight === 'error');
}

/** What the last character of a credit code should be, put in its place. */
export function suggestion(note: CellNote): string | null {
  const { expected, meant } = note.params;
  if (note.code === 'credit_code_check_digit' && typeof expected === 'string') return note.found.trim().slice(0, -1) + expected;
  return note.code === 'phone_country_code_slip' && typeof meant === 'string' ? meant : null;
}

/** Whether a cell may be kept although it fails its check (保存并标注未核实). */
export function mayKeep(note: CellNote): boolean {
  return note.field === 'uscc' && note.weight === 'error' && /^credit_code_(?!scientific)/.test(note.code);
}

export function useNoteWords() {
  const { t, te } = useI18n();

  function problem(note: CellNote): string {
    const key = `problems.${note.code}`;
    const values = Object.entries(note.params).map(([name, value]) => [name, Array.isArray(value) ? value.join('、') : value]);
    return te(key) ? t(key, Object.fromEntries(values)) : t('problems.unknown', { code: note.code });
  }

  const field = (note: CellNote) => t(fieldLabel(note.field.replace(/_(wan|pct)$/, '')));

  function twin({ customer, row, reasons }: Twin): string {
    const reason = t(`import.same.${reasons[0] ?? 'name'}`);
    return customer ? t('import.rows.sameAs', { number: customer.customer_no, reason }) : t('import.rows.sameRow', { row: row ?? 0, reason });
  }

  /** The result of a row in few words. */
  function outcome(row: PreviewRow): string {
    if (row.reason) return t(`import.reasons.${row.reason}`);
    if (row.twins[0]) return twin(row.twins[0]);
    const refused = row.notes.filter((note) => note.weight === 'error');
    if (refused.length === 1 && refused[0]) return problem(refused[0]);
    return refused.length > 0 ? t('import.rows.cells', { count: refused.length }) : t('import.rows.create');
  }

  return { problem, field, twin, outcome };
}
