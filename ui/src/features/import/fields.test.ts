import { describe, expect, it } from 'vitest';

import { assign, fieldLabel, recall } from './fields';

describe('assign', () => {
  it('fills a field by one column', () => {
    expect(assign({ 0: 'name', 1: 'uscc' }, 1, 'name')).toEqual({ 0: null, 1: 'name' });
  });

  it('lets several columns share the region', () => {
    expect(assign({ 0: 'region_code', 1: null }, 1, 'region_code')).toEqual({ 0: 'region_code', 1: 'region_code' });
  });
});

describe('recall', () => {
  const columns = [
    { column: 0, name: '客户名称', field: 'name' },
    { column: 1, name: '税号', field: 'tax_no' },
    { column: 2, name: '爱好', field: 'contact.preference' },
  ];

  it('takes what was chosen last time', () => {
    expect(recall(columns, { 税号: 'uscc', 爱好: null }, ['name', 'uscc', 'tax_no'])).toEqual({ 0: 'name', 1: 'uscc', 2: null });
  });

  it('leaves out fields that are no more', () => {
    expect(recall(columns, { 税号: 'gone' }, ['name', 'tax_no'])[1]).toBe('tax_no');
  });
});

it('names fields as the forms do', () => {
  expect(fieldLabel('reg_capital')).toBe('customers.fields.reg_capital_wan');
  expect(fieldLabel('contact.mobile')).toBe('customers.contactFields.mobile');
});
