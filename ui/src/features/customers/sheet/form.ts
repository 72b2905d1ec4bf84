/** The sheet while it is edited: figures stay text until they are read, so that nothing typed is lost on the way. */
import type { CustomerSheet } from '@/ipc/bindings';
import type { FieldProblem } from '@/shared/problems';

const NUMBERS = ['employees', 'sales_growth_pct', 'profit_ratio_pct', 'monthly_volume', 'credit_days'] as const;
const AMOUNTS = ['reg_capital_wan', 'annual_sales_wan', 'credit_limit'] as const;

type Figure = (typeof NUMBERS)[number] | (typeof AMOUNTS)[number];

export type SheetForm = Omit<Required<CustomerSheet>, Figure> & Record<Figure, string>;

/** A sheet on which nothing is filled in. */
export function emptySheet(): Required<CustomerSheet> {
  return {
    name: '', short_name: '', name_en: '', pinyin: '', initials: '', uscc: '', uscc_unverified: false, ent_nature: null, industry: '', customer_kind: null,
    legal_rep: '', reg_capital_wan: null, reg_date: null, employees: null, region_code: '', region_text: '', address: '', postcode: '', phone: '', fax: '', website: '',
    coverage: [], annual_sales_wan: null, sales_growth_pct: null, profit_ratio_pct: null, main_goods: '', temp_class: null, services: [], monthly_volume: null,
    monthly_volume_unit: null, contract_no: '', contract_from: null, contract_to: null, service_level: '', settlement: null, credit_days: null, credit_limit: null,
    credit_grade: null, bank: '', bank_acct: '', invoice_title: '', tax_no: '', insurance: null, insurance_note: '', class: null, relation_stage: null, owner: null,
    backup_owner: null, cs_agent: null, project_manager: null, competitor: '', source: null, dates: [], retention_until: null, confidentiality: 'internal',
    next_contact: null, notes: '',
  };
}

export function toForm(sheet: CustomerSheet): SheetForm {
  const whole: Required<CustomerSheet> = { ...emptySheet(), ...plain(sheet) };
  const figures = Object.fromEntries([...NUMBERS, ...AMOUNTS].map((key) => [key, whole[key] === null ? '' : String(whole[key])])) as Record<Figure, string>;
  return { ...whole, ...figures };
}

/** The sheet as the core wants it, and the figures that could not be read. */
export function readForm(form: SheetForm): { sheet: CustomerSheet; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const complain = (field: string, code: string) => problems.push({ field, code, params: {}, weight: 'error' });
  const blank = Object.fromEntries([...NUMBERS, ...AMOUNTS].map((key) => [key, null])) as Record<Figure, null>;
  const sheet: CustomerSheet = { ...plain(form), ...blank };
  for (const key of NUMBERS) {
    const read = readNumber(form[key]);
    if (read === undefined || (read !== null && WHOLE.has(key) && !Number.isInteger(read))) complain(key, 'not_a_number');
    else sheet[key] = read;
  }
  for (const key of AMOUNTS) {
    const read = readAmount(form[key]);
    if (read === undefined) complain(key, 'not_an_amount');
    else sheet[key] = read;
  }
  return { sheet, problems };
}

const WHOLE = new Set<string>(['employees', 'credit_days']);

/** Digits as an input method may type them, without what separates them. */
function tidyFigure(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
    .replace(/^[¥￥]|(万元|元|%|天|人)$/g, '')
    .replace('−', '-');
}

/** A number; `null` for nothing, `undefined` for something else. */
export function readNumber(text: string): number | null | undefined {
  const tidy = tidyFigure(text);
  if (tidy === '') return null;
  return /^-?\d{1,12}(\.\d+)?$/.test(tidy) ? Number(tidy) : undefined;
}

/** An amount as the core writes it, `"18600.00"`; `null` for nothing, `undefined` for something else. */
export function readAmount(text: string): string | null | undefined {
  const tidy = tidyFigure(text);
  if (tidy === '') return null;
  const match = /^(-?\d{1,13})(?:\.(\d{1,2}))?$/.exec(tidy);
  return match ? `${match[1]}.${(match[2] ?? '').padEnd(2, '0')}` : undefined;
}

/** Whether a cell holds nothing. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The keys in which two forms differ. */
export function changedKeys(one: SheetForm, other: SheetForm): (keyof SheetForm)[] {
  return (Object.keys(one) as (keyof SheetForm)[]).filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]));
}

/**
 * The form after somebody else's change: what the user changed stays, the rest is as it is stored now.
 * Where both changed the same field, the user's value stays until he chooses the other.
 */
export function rebased(mine: SheetForm, base: SheetForm, stored: SheetForm): SheetForm {
  const kept = Object.fromEntries(changedKeys(mine, base).map((key) => [key, mine[key]]));
  return { ...plain(stored), ...plain(kept) } as SheetForm;
}

/** Reactive proxies cannot be cloned; their JSON can. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
