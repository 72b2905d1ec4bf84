/** The fields that a column can fill, by the words that the customer's own forms have for them. */
const OTHER_KEYS: Record<string, string> = {
  reg_capital: 'reg_capital_wan',
  annual_sales: 'annual_sales_wan',
  sales_growth: 'sales_growth_pct',
  profit_ratio: 'profit_ratio_pct',
};

/** Several columns may fill these together. */
const SHARED = ['region_code', 'notes', 'contact.other_phones'];

/** The key of a customer's sheet under which a field is kept. */
export const sheetKey = (field: string): string => OTHER_KEYS[field] ?? field;

/** Message key of a field's name. */
export function fieldLabel(key: string): string {
  const own = key.split('.').at(-1) ?? key;
  return key.startsWith('contact.') ? `customers.contactFields.${own}` : `customers.fields.${OTHER_KEYS[own] ?? own}`;
}

/** Which field each column fills; `null` for a column that is not imported. */
export type Columns = Record<number, string | null>;

/** Lets a column fill a field; whichever column filled it before does not any more. */
export function assign(columns: Columns, column: number, field: string | null): Columns {
  const next: Columns = { ...columns, [column]: field };
  if (field === null || SHARED.includes(field)) return next;
  for (const other of Object.keys(next).map(Number)) if (other !== column && next[other] === field) next[other] = null;
  return next;
}

/** Columns by the names under which they were imported before, over what the core has guessed. */
export function recall(columns: readonly { column: number; name: string; field: string | null }[], known: Readonly<Record<string, string | null>>, fields: readonly string[]): Columns {
  let found: Columns = Object.fromEntries(columns.map(({ column, field }) => [column, field]));
  for (const { column, name } of columns) {
    const field = known[name];
    if (field === null || (field !== undefined && fields.includes(field))) found = assign(found, column, field);
  }
  return found;
}
