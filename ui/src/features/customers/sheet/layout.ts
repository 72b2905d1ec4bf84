/** 《客户档案表》: which cells it has, in the order of the paper, and how each is filled in (domain.md §2.1). */
import type { CustomerSheet } from '@/ipc/bindings';

import type { ListName } from '../terms/codes';

/** How a value is written and edited. */
export type CellKind = 'text' | 'phone' | 'long' | 'choice' | 'choices' | 'places' | 'amount' | 'number' | 'date' | 'person' | 'region' | 'days' | 'volume' | 'sign';

export interface Cell {
  key: keyof CustomerSheet;
  kind: CellKind;
  /** Columns of twelve. */
  span: 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;
  list?: ListName;
  /** Message key of the unit behind a figure. */
  unit?: string;
}

export interface Section {
  /** Message key below `customers.sheet.sections`. */
  name: 'basics' | 'traits' | 'cooperation' | 'responsibility' | 'notes';
  cells: Cell[];
}

const text = (key: Cell['key'], span: Cell['span']): Cell => ({ key, kind: 'text', span });
const choice = (key: Cell['key'] & ListName, span: Cell['span']): Cell => ({ key, kind: 'choice', span, list: key });
const person = (key: Cell['key'], span: Cell['span'] = 4): Cell => ({ key, kind: 'person', span });
const date = (key: Cell['key'], span: Cell['span'] = 4): Cell => ({ key, kind: 'date', span });

export const SECTIONS: readonly Section[] = [
  {
    name: 'basics',
    cells: [
      text('name', 8),
      text('short_name', 4),
      { key: 'uscc', kind: 'text', span: 4 },
      choice('ent_nature', 4),
      text('industry', 4),
      { key: 'region_code', kind: 'region', span: 8 },
      { key: 'phone', kind: 'phone', span: 4 },
      text('address', 8),
      choice('confidentiality', 4),
      text('name_en', 8),
      { key: 'pinyin', kind: 'sign', span: 4 },
      text('legal_rep', 4),
      { key: 'reg_capital_wan', kind: 'amount', span: 4, unit: 'customers.units.wan' },
      date('reg_date'),
      { key: 'employees', kind: 'number', span: 4, unit: 'customers.units.people' },
      { key: 'fax', kind: 'phone', span: 4 },
      text('postcode', 4),
      text('website', 12),
    ],
  },
  {
    name: 'traits',
    cells: [
      choice('customer_kind', 4),
      { key: 'coverage', kind: 'places', span: 4 },
      text('main_goods', 4),
      { key: 'annual_sales_wan', kind: 'amount', span: 4, unit: 'customers.units.wan' },
      { key: 'sales_growth_pct', kind: 'number', span: 4, unit: 'customers.units.percent' },
      { key: 'profit_ratio_pct', kind: 'number', span: 4, unit: 'customers.units.percent' },
    ],
  },
  {
    name: 'cooperation',
    cells: [
      { key: 'services', kind: 'choices', span: 4, list: 'services' },
      choice('temp_class', 4),
      { key: 'monthly_volume', kind: 'volume', span: 4, list: 'monthly_volume_unit' },
      text('contract_no', 4),
      date('contract_from'),
      date('contract_to'),
      { key: 'service_level', kind: 'long', span: 12 },
      choice('settlement', 4),
      { key: 'credit_days', kind: 'number', span: 4, unit: 'customers.units.days' },
      { key: 'credit_limit', kind: 'amount', span: 4, unit: 'customers.units.yuan' },
      choice('credit_grade', 4),
      choice('insurance', 4),
      text('insurance_note', 4),
      text('bank', 4),
      text('bank_acct', 4),
      text('competitor', 4),
      text('invoice_title', 8),
      text('tax_no', 4),
    ],
  },
  {
    name: 'responsibility',
    cells: [
      choice('class', 4),
      choice('relation_stage', 4),
      choice('source', 4),
      person('owner'),
      person('backup_owner'),
      person('cs_agent'),
      person('project_manager'),
      date('next_contact'),
      date('retention_until'),
    ],
  },
  {
    name: 'notes',
    cells: [
      { key: 'dates', kind: 'days', span: 12 },
      { key: 'notes', kind: 'long', span: 12 },
    ],
  },
];

export const CELLS: readonly Cell[] = SECTIONS.flatMap((section) => section.cells);

const COLUMNS = 12;
const SPANS = [2, 3, 4, 5, 6, 7, 8, 9, 12] as const;

/**
 * Some of the cells, packed into full rows: where cells were left out, the last one of a row grows to its end, so that
 * the ruling of the paper stays whole.
 */
export function packed(cells: readonly Cell[]): Cell[] {
  const rows: Cell[][] = [];
  let free = 0;
  for (const cell of cells) {
    if (cell.span > free) {
      rows.push([]);
      free = COLUMNS;
    }
    rows.at(-1)?.push(cell);
    free -= cell.span;
  }
  return rows.flatMap((row) => {
    const used = row.slice(0, -1).reduce((sum, cell) => sum + cell.span, 0);
    const last = row.at(-1) as Cell;
    const rest = SPANS.find((span) => span === COLUMNS - used) ?? last.span;
    return [...row.slice(0, -1), { ...last, span: rest }];
  });
}
