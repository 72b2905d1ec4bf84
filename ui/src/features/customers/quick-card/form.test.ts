import { expect, it } from 'vitest';

import { inputOf, isTouched, missingIn, quickForm } from './form';

const filled = { ...quickForm('巴山果农专业合作社（示例）', 's6'), contact: '冉春山', number: '199 0000 1001', regionCode: '511902', regionText: '四川省巴中市巴州区', mainGoods: '鲜果', basis: 'consent' as const };

it('becomes a small account with one contact', () => {
  expect(inputOf(filled, 'small_account', false)).toEqual({
    archive_type: 'small_account',
    sheet: { name: '巴山果农专业合作社（示例）', region_code: '511902', region_text: '四川省巴中市巴州区', main_goods: '鲜果', owner: 's6', next_contact: null },
    contacts: [{ name: '冉春山', mobile: '199 0000 1001', basis: 'consent', notice_method: null, notice_at: null }],
    accept_unverified: false,
  });
});

it('puts a landline where landlines go', () => {
  expect(inputOf({ ...filled, number: '0827-5550101' }, 'small_account', false).contacts[0]).toMatchObject({ phone: '0827-5550101' });
});

it('says what it still wants', () => {
  expect(missingIn(filled)).toEqual([]);
  expect(missingIn({ ...filled, name: ' ', basis: null }).map(({ field, code }) => [field, code])).toEqual([
    ['name', 'required'],
    ['contacts.0.basis', 'no_legal_basis'],
  ]);
});

it('is worth a draft once something is typed', () => {
  expect(isTouched(quickForm('', 's6'))).toBe(false);
  expect(isTouched(quickForm('巴山', 's6'))).toBe(true);
});
