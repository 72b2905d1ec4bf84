import { expect, it } from 'vitest';

import { contactForm, numberField } from './form';

it('tells mobiles from other numbers', () => {
  expect(['199 0000 1001', '+86 199-0000-1001', '(+86)19900001001', '１９９00001001'].map(numberField)).toEqual(['mobile', 'mobile', 'mobile', 'mobile']);
  expect(['028-85550101', '400 820 8820', '12315', '+1 212 555 0100', ''].map(numberField)).toEqual(['phone', 'phone', 'phone', 'phone', 'phone']);
});

it('fills in what a sheet leaves out, without touching the sheet', () => {
  const sheet = { name: '何静怡', roles: ['quality' as const] };
  const form = contactForm(sheet);
  form.roles.push('decider');
  expect(sheet.roles).toEqual(['quality']);
  expect(form).toMatchObject({ name: '何静怡', mobile: '', basis: null, status: 'active' });
});
