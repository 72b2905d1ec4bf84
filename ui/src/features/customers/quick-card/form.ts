/** The quick card: six fields and the legal basis make a small account (domain.md §2.1.2). */
import type { ArchiveType, ContactSheet, CustomerInput, CustomerSheet, LegalBasis, NoticeMethod } from '@/ipc/bindings';

import type { FieldProblem } from '@/shared/problems';

import { numberField } from '../contacts/form';

export interface QuickForm {
  name: string;
  contact: string;
  /** Mobile or landline, as typed. */
  number: string;
  regionCode: string;
  regionText: string;
  mainGoods: string;
  owner: string | null;
  nextContact: string | null;
  basis: LegalBasis | null;
  noticeMethod: NoticeMethod | null;
  noticeAt: string | null;
}

export function quickForm(name: string, owner: string | null): QuickForm {
  return { name, contact: '', number: '', regionCode: '', regionText: '', mainGoods: '', owner, nextContact: null, basis: null, noticeMethod: null, noticeAt: null };
}

export function sheetOf(form: QuickForm): CustomerSheet {
  return { name: form.name, region_code: form.regionCode, region_text: form.regionText, main_goods: form.mainGoods, owner: form.owner, next_contact: form.nextContact };
}

export function contactOf(form: QuickForm): ContactSheet {
  return { name: form.contact, [numberField(form.number)]: form.number, basis: form.basis, notice_method: form.noticeMethod, notice_at: form.noticeAt };
}

export function inputOf(form: QuickForm, archive: ArchiveType, acceptUnverified: boolean): CustomerInput {
  return { archive_type: archive, sheet: sheetOf(form), contacts: [contactOf(form)], accept_unverified: acceptUnverified };
}

/** The core's names of the fields behind each input. */
export const FIELDS: Record<keyof QuickForm, string[]> = {
  name: ['name'],
  contact: ['contacts.0.name'],
  number: ['contacts.0.mobile', 'contacts.0.phone'],
  regionCode: ['region_code'],
  regionText: [],
  mainGoods: ['main_goods'],
  owner: ['owner'],
  nextContact: ['next_contact'],
  basis: ['contacts.0.basis'],
  noticeMethod: [],
  noticeAt: [],
};

/** What the card still wants, under the core's names of the fields. Whether what is there is right is the core's to say. */
export function missingIn(form: QuickForm): FieldProblem[] {
  const wanted: [string, unknown][] = [
    ['name', form.name.trim()],
    ['contacts.0.name', form.contact.trim()],
    ['contacts.0.mobile', form.number.trim()],
    ['region_code', form.regionCode],
    ['main_goods', form.mainGoods.trim()],
    ['owner', form.owner],
    ['contacts.0.basis', form.basis],
  ];
  return wanted.filter(([, value]) => !value).map(([field]) => ({ field, code: field.endsWith('basis') ? 'no_legal_basis' : 'required', params: {}, weight: 'error' }));
}

/** Whether anything was typed that is worth keeping. */
export function isTouched(form: QuickForm): boolean {
  return [form.name, form.contact, form.number, form.regionCode, form.mainGoods].some((text) => text.trim() !== '');
}
