/** The values of a sheet, a contact or its history in words. */
import { useI18n } from 'vue-i18n';

import type { CustomerSheet, ImportantDate } from '@/ipc/bindings';
import { formatFen, formatYuan } from '@/shared/format/amounts';
import { formatPhone } from '@/shared/format/phones';

import type { StaffDirectory } from '../people/staff';
import { LISTS, type ListName } from '../terms/codes';

import { CELLS, type Cell } from './layout';

export function useValues(staff?: StaffDirectory) {
  const { t } = useI18n();

  const word = (list: ListName, code: string) => ((LISTS[list] as readonly string[]).includes(code) ? t(`customers.words.${list}.${code}`) : code);
  const joined = (parts: string[]) => parts.filter((part) => part !== '').join(t('customers.comma'));
  const withUnit = (text: string, unit?: string) => (unit && text !== '' ? t(unit, { n: text }) : text);

  /** What stands in a cell; empty when nothing does. */
  function textOf(cell: Cell, sheet: CustomerSheet): string {
    const value = sheet[cell.key];
    if (value === null || value === undefined || value === '') return '';
    switch (cell.kind) {
      case 'choice':
        return cell.list ? word(cell.list, String(value)) : String(value);
      case 'choices':
        return joined((value as string[]).map((code) => (cell.list ? word(cell.list, code) : code)));
      case 'places':
        return joined(value as string[]);
      case 'amount':
        return withUnit(formatYuan(String(value)), cell.unit);
      case 'number':
        return withUnit(String(value), cell.unit);
      case 'volume':
        return sheet.monthly_volume_unit ? t('customers.units.volume', { n: value, unit: word('monthly_volume_unit', sheet.monthly_volume_unit) }) : String(value);
      case 'person':
        return staff?.nameOf(String(value)) ?? '';
      case 'phone':
        return formatPhone(String(value));
      case 'region':
        return t('customers.sheet.region', { text: sheet.region_text || value, code: value });
      case 'days':
        return joined((value as ImportantDate[]).map((one) => `${one.day} ${one.name}`.trim()));
      case 'sign':
        return [value, sheet.initials?.toUpperCase()].filter(Boolean).join(' ');
      default:
        return String(value);
    }
  }

  /** A value of the change log, which comes as plain text, in words. */
  function textOfLogged(table: string, field: string, stored: string): string {
    if (stored === '') return '';
    const list = field in LISTS ? (field as ListName) : undefined;
    if (stored.startsWith('[')) return joined(readList(stored).map((one) => (typeof one === 'string' ? (list ? word(list, one) : one) : Object.values(one as object).join(' '))));
    if (list) return word(list, stored);
    const cell = table === 'customers' ? CELLS.find((one) => one.key === field) : undefined;
    // The archive keeps amounts as whole 分.
    if (cell?.kind === 'amount') return withUnit(/^-?\d+$/.test(stored) ? formatFen(Number(stored)) : formatYuan(stored), cell.unit);
    if (cell?.kind === 'number') return withUnit(stored, cell.unit);
    if (['mobile', 'phone', 'fax'].includes(field)) return formatPhone(stored);
    if (stored === 'true' || stored === 'false') return t(`customers.history.${stored === 'true' ? 'yes' : 'no'}`);
    return stored;
  }

  return { word, joined, textOf, textOfLogged };
}

function readList(text: string): unknown[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read : [text];
  } catch {
    return [text];
  }
}
