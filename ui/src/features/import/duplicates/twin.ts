/** What the archive knows of a customer that a row may be, in the words of the columns beside it. */
import { ref, shallowRef, watch } from 'vue';

import type { StaffDirectory } from '@/features/customers/people/staff';
import { CELLS } from '@/features/customers/sheet/layout';
import { useValues } from '@/features/customers/sheet/values';
import { commands, type Contact, type CustomerDetail, type CustomerId } from '@/ipc/bindings';
import { call } from '@/ipc/client';

import { sheetKey } from '../fields';

/** A contact's own column without its prefix; what is kept as a code has no words here. */
const WRITTEN = ['name', 'dept', 'title', 'mobile', 'phone', 'wechat', 'email', 'best_time', 'preference', 'birthday'] as const;

/** The contact that a row speaks of: the same mobile, else the same name. */
export function sameContact(contacts: readonly Contact[], row: { name: string; mobile: string }): Contact | undefined {
  const digits = (text: string) => text.replaceAll(/\D/g, '');
  const wanted = digits(row.mobile);
  return contacts.find(({ sheet }) => wanted !== '' && digits(sheet.mobile ?? '') === wanted) ?? contacts.find(({ sheet }) => row.name !== '' && sheet.name === row.name);
}

/** Fetches the customer, and says what it has for a field of the list. */
export function useTwin(id: () => CustomerId | null, row: () => { name: string; mobile: string }, staff: StaffDirectory) {
  const detail = shallowRef<CustomerDetail | null>(null);
  const failed = ref(false);
  const { textOf } = useValues(staff);

  watch(
    id,
    async (wanted) => {
      detail.value = null;
      failed.value = false;
      if (!wanted) return;
      try {
        const found = await call(commands.getCustomer(wanted));
        if (wanted === id()) detail.value = found;
      } catch {
        failed.value = true;
      }
    },
    { immediate: true },
  );

  function known(field: string): string {
    if (!detail.value) return '';
    const { customer, contacts } = detail.value;
    if (field.startsWith('contact.')) {
      const own = WRITTEN.find((one) => `contact.${one}` === field);
      return own ? (sameContact(contacts, row())?.sheet[own] ?? '') : '';
    }
    if (field === 'region_code') return customer.sheet.region_text ?? '';
    const cell = CELLS.find((one) => one.key === sheetKey(field));
    return cell ? textOf(cell, customer.sheet) : '';
  }

  return { known, failed };
}
