/** Taking a complaint down: the form, its draft, what is wrong with it, and receiving it. */
import { computed, nextTick, reactive, ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';

import { session } from '@/features/access/session';
import { commands, type CustomerId, type Draft, type Received } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { useDraft } from '@/shared/draft';
import { useProblems } from '@/shared/problems';

import { blankForm, CALL_FIELDS, isUntouched, openCallFields, openLaterFields, restoreForm, sectionOf, type CallField } from '../form';

import { DRAFT_KIND, useIntakeDrafts } from './drafts';

/** The draft that goes on when the page is next opened: its writer only went to make a quick card. */
let interrupted: string | null = null;

export function useIntake() {
  const { t } = useI18n();
  const form = reactive(blankForm(session.me?.staff ?? '', Date.now()));
  const drafts = useIntakeDrafts();
  const draft = useDraft(form, async () => {
    if (!isUntouched(form)) await call(commands.saveDraft(DRAFT_KIND, drafts.key(), JSON.stringify(form)));
  });

  /* ---------- starting ---------- */
  const startFailure = shallowRef<unknown>(null);

  async function start(customer: CustomerId | null): Promise<void> {
    try {
      await drafts.look();
      const going = drafts.kept.value.find((one) => one.key === interrupted);
      interrupted = null;
      if (going) resume(going);
      if (customer) await chooseById(customer);
    } catch (cause) {
      startFailure.value = cause;
    }
  }

  async function chooseById(id: CustomerId): Promise<void> {
    const { customer, contacts } = await call(commands.getCustomer(id));
    const { short_name = '', name = '' } = customer.sheet;
    const people = contacts.map(({ id: key, sheet }) => ({ id: key, name: sheet.name ?? '', title: sheet.title ?? '', phones: [sheet.mobile, sheet.phone, ...(sheet.other_phones ?? [])].filter((one): one is string => Boolean(one)), highlights: [] }));
    form.customer = { id, number: customer.customer_no, class: customer.sheet.class ?? null, short_name, name, contacts: people };
    form.typed = short_name;
    form.stranger = false;
  }

  function resume(kept: Draft): void {
    drafts.adopt(kept);
    Object.assign(form, restoreForm(kept.body, blankForm(session.me?.staff ?? '', Date.now())));
  }

  /** Remembers to go on with this call when the page is opened again. */
  async function interrupt(): Promise<void> {
    await draft.saveNow();
    interrupted = drafts.key();
  }

  /* ---------- what is wrong ---------- */
  const problems = useProblems();
  const tried = ref(false);
  const open = computed(() => openCallFields(form));
  const later = computed(() => openLaterFields(form));

  function openWords(field: CallField): string {
    if (field === 'customer') return t('complaints.customerField.choose');
    return t(field === 'description' && form.section.description.trim() ? 'problems.too_short' : 'problems.required');
  }

  function errorAt(field: string): string | null {
    const missing = tried.value ? open.value.find((one) => one === field) : undefined;
    return missing ? openWords(missing) : (problems.at(field)?.text ?? null);
  }

  /** The fields to mend, in the order of the form. */
  const wrong = computed(() => {
    const found = new Set<string>([...(tried.value ? open.value : []), ...problems.all.value.filter((one) => one.weight !== 'warning').map((one) => one.field)]);
    const place = (field: string) => (CALL_FIELDS as readonly string[]).indexOf(field);
    return [...found].sort((one, other) => (place(one) < 0 ? 99 : place(one)) - (place(other) < 0 ? 99 : place(other)));
  });

  /* ---------- receiving ---------- */
  const busy = ref(false);
  const failure = shallowRef<unknown>(null);

  /** Receives the complaint; nothing when something must be mended first. */
  async function receive(): Promise<{ received: Received; undo: string | null } | null> {
    tried.value = true;
    problems.clear();
    failure.value = null;
    const section = sectionOf(form);
    if (busy.value || open.value.length > 0 || !section) return null;
    busy.value = true;
    try {
      await draft.saveNow();
      const input = { customer: form.customer?.id ?? null, section, evidence: form.evidence.map((file) => file.id), promised_by: null, draft_key: drafts.key() };
      const { output, undo } = await call(commands.receiveComplaint(input));
      draft.settle();
      return { received: output, undo };
    } catch (cause) {
      if (!problems.take(cause)) failure.value = cause;
      return null;
    } finally {
      busy.value = false;
      await nextTick();
    }
  }

  return { form, drafts, draft, start, startFailure, resume, interrupt, tried, open, later, errorAt, wrong, busy, failure, receive };
}
