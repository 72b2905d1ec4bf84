import { describe, expect, it } from 'vitest';

import type { Contact } from '@/ipc/bindings';

import { sameContact } from './twin';

const contact = (name: string, mobile: string) => ({ sheet: { name, mobile } }) as Contact;
const contacts = [contact('何静怡', '19900000101'), contact('江映雪', '19900000102')];

describe('sameContact', () => {
  it('goes by the mobile before the name, however it is written', () => {
    expect(sameContact(contacts, { name: '何静怡', mobile: '199 0000 0102' })?.sheet.name).toBe('江映雪');
    expect(sameContact(contacts, { name: '何静怡', mobile: '' })?.sheet.mobile).toBe('19900000101');
  });

  it('finds nobody for a person that the archive does not have', () => {
    expect(sameContact(contacts, { name: '', mobile: '' })).toBeUndefined();
    expect(sameContact(contacts, { name: '沈砚秋', mobile: '19900007101' })).toBeUndefined();
  });
});
