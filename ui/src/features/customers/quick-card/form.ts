/** The quick card: six fields and the legal basis make a small account (domain.md §2.1.2). */
import type { ArchiveType, ContactSheet, CustomerInput, CustomerSheet, LegalBasis, NoticeMethod } from '@/ipc/bindings';

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

/** Whether anything was typed that is worth keeping. */
export function isTouched(form: QuickForm): boolean {
  return [form.name, form.contact, form.number, form.regionCode, form.mainGoods].some((text) => text.trim() !== '');
}
