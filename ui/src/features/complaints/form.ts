/** Section one while it is typed: the core's own fields and keys, so that its problems land on the right field. */
import type { Attachment, Complaint, ComplaintDetail, CustomerPick, Department, PickedContact, SectionOne } from '@/ipc/bindings';
import { civilDate, formatTime } from '@/shared/format/moments';

/** Section one with the one choice that nobody can guess still open. */
export type SectionForm = Omit<SectionOne, 'complained_dept'> & { complained_dept: Department | null };

/** The customer as chosen from the candidates. */
export type ChosenCustomer = Pick<CustomerPick, 'id' | 'number' | 'class' | 'short_name' | 'name'> & { contacts: PickedContact[] };

/** All that the intake page keeps in its draft. */
export interface IntakeForm {
  customer: ChosenCustomer | null;
  /** What was typed to find the customer. */
  typed: string;
  /** The complainant is no customer of the archive. */
  stranger: boolean;
  /** The level was chosen by a person and no longer follows the rule. */
  severityChosen: boolean;
  section: SectionForm;
  evidence: Attachment[];
}

/** The nine fields of a phone call (process.md §2 step 1), in the order of the call. */
export const CALL_FIELDS = ['customer', 'complainant', 'complainant_phone', 'channel', 'description', 'customer_request', 'category', 'severity', 'complained_dept'] as const;
export type CallField = (typeof CALL_FIELDS)[number];

/** Fewer characters say nothing about who, what, when and where (domain.md §2.4). */
export const SHORTEST_DESCRIPTION = 10;

/** A moment as the core writes it, at whole minutes in Beijing time. */
export function wholeMinute(moment: number): string {
  return `${civilDate(moment)}T${formatTime(moment)}+08:00`;
}

export function blankSection(receiver: string, now: number): SectionForm {
  return {
    received_at: wholeMinute(now),
    receiving_dept: 'customer_service',
    receiver,
    channel: 'phone',
    complainant: '',
    complainant_identity: null,
    complainant_phone: '',
    order_no: '',
    waybill_no: '',
    service_type: null,
    transaction_phase: null,
    service_element: '',
    category: '',
    subcategory: '',
    iso_code: null,
    severity: 'ordinary',
    severity_note: '',
    initial_assessment: null,
    occurred_at: null,
    occurred_place: '',
    is_repeat: false,
    repeat_of: null,
    goods: '',
    qty: null,
    unit: '',
    goods_value: null,
    description: '',
    customer_request: '',
    claim_amount: null,
    claim_deadline: null,
    first_response: [],
    ack_at: null,
    ack_by: null,
    ack_method: '',
    complained_dept: null,
    forwarded_at: null,
    forwarded_to: null,
    leader_informed_at: null,
    pm_named: null,
  };
}

export function blankForm(receiver: string, now: number): IntakeForm {
  return { customer: null, typed: '', stranger: false, severityChosen: false, section: blankSection(receiver, now), evidence: [] };
}

/** A complaint that was received, to be completed in place. */
export function formOf({ complaint, customer }: Pick<ComplaintDetail, 'customer'> & { complaint: Pick<Complaint, 'section'> }): IntakeForm {
  return {
    customer: customer && { id: customer.id, number: customer.customer_no, class: customer.class, short_name: customer.short_name, name: customer.name, contacts: [] },
    typed: '',
    stranger: customer === null,
    severityChosen: true,
    section: structuredClone(complaint.section),
    evidence: [],
  };
}

/** The fields of the call that are still open. What is wrong with a filled field is the core's to say. */
export function openCallFields(form: IntakeForm): CallField[] {
  const { section } = form;
  const filled: Record<CallField, boolean> = {
    customer: form.customer !== null || form.stranger,
    complainant: section.complainant.trim() !== '',
    complainant_phone: section.complainant_phone.trim() !== '',
    channel: true,
    description: [...section.description.trim()].length >= SHORTEST_DESCRIPTION,
    customer_request: section.customer_request.trim() !== '',
    category: section.category !== '',
    severity: true,
    complained_dept: section.complained_dept !== null,
  };
  return CALL_FIELDS.filter((field) => !filled[field]);
}

/** The keys of the folded part that are still empty; the core decides at hand-over what of them was needed. */
export function openLaterFields(form: IntakeForm): string[] {
  const { section } = form;
  const needsWaybill = section.service_type === 'transport' || section.service_type === 'distribution';
  const assessment = section.initial_assessment;
  const assessed = Boolean(assessment?.reason || (assessment?.severity && assessment.complexity && assessment.impact));
  const filled: Record<string, boolean> = {
    complainant_identity: section.complainant_identity !== null,
    subcategory: section.subcategory !== '' || section.category === 'QT',
    order_no: !needsWaybill || section.order_no !== '',
    waybill_no: !needsWaybill || section.waybill_no !== '',
    service_type: section.service_type !== null,
    transaction_phase: section.transaction_phase !== null,
    service_element: section.service_element !== '',
    initial_assessment: assessed,
    occurred_at: section.occurred_at !== null,
    occurred_place: section.occurred_place !== '',
    leader_informed_at: section.severity !== 'critical' || section.leader_informed_at !== null,
  };
  return Object.keys(filled).filter((field) => !filled[field]);
}

/** The section as the core wants it; only for a form whose department is chosen. */
export function sectionOf(form: IntakeForm): SectionOne | null {
  const { complained_dept } = form.section;
  return complained_dept && { ...form.section, complained_dept };
}

/** Whether anything was typed that would be a pity to lose. */
export function isUntouched(form: IntakeForm): boolean {
  const { section } = form;
  return !form.customer && form.typed === '' && !section.complainant && !section.complainant_phone && !section.description && !section.customer_request && !section.category && form.evidence.length === 0;
}

/** Takes a saved draft over, field by field: one of an older version may lack some. */
export function restoreForm(body: string, blank: IntakeForm): IntakeForm {
  const saved = JSON.parse(body) as Partial<IntakeForm>;
  return { ...blank, ...saved, section: { ...blank.section, ...saved.section } };
}
