/** A contact's sheet with every field there, as the dialog edits it. */
import type { ContactSheet } from '@/ipc/bindings';

export type ContactForm = Required<ContactSheet>;

export function contactForm(sheet: ContactSheet = {}): ContactForm {
  return {
    name: '', gender: null, dept: '', title: '', roles: [], mobile: '', phone: '', other_phones: [], wechat: '', email: '', preferred_channel: null, best_time: '',
    preference: '', birthday: '', notice_at: null, notice_method: null, basis: null, consent_file: null, status: 'active',
    ...(JSON.parse(JSON.stringify(sheet)) as ContactSheet),
  };
}

/** Which of the two fields a number belongs to; whether it is right is the core's to say. */
export function numberField(typed: string): 'mobile' | 'phone' {
  const digits = typed.normalize('NFKC').replace(/[\s()\-]/g, '').replace(/^(\+|00)?86/, '');
  return /^1[3-9]/.test(digits) ? 'mobile' : 'phone';
}
