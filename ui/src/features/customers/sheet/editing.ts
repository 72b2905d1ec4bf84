/** Editing one sheet: the form with its draft, live checks, saving, and what happens when somebody else saved first. */
import { computed, reactive, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';

import { commands, type Changed, type Customer, type CustomerDetail } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { CoreError } from '@/ipc/errors';
import { useDraft, type Draft } from '@/shared/draft';
import { useProblems, type FieldProblem, type Problems } from '@/shared/problems';

import { changedKeys, readForm, rebased, toForm, type SheetForm } from './form';

export const DRAFT_KIND = 'customer';
/** A check follows the last change after this time. */
const CHECK_AFTER_MS = 500;

/** What somebody else saved while the user was typing. */
export interface Conflict {
  by: string;
  /** Fields that both changed. */
  fields: (keyof SheetForm)[];
  stored: SheetForm;
}

export interface Editing {
  form: Ref<SheetForm>;
  draft: Draft;
  /** When the draft that the form began with was saved; `null` when it began with the record. */
  resumed: Ref<string | null>;
  problems: Problems;
  failure: ShallowRef<unknown>;
  conflict: ShallowRef<Conflict | null>;
  busy: Ref<boolean>;
  dirty: ComputedRef<boolean>;
  /** Reads a draft that was left, if there is one. */
  begin: () => Promise<void>;
  /** Gives the written change, or `null` when something stands in the way. */
  save: (acceptUnverified: boolean) => Promise<Changed<Customer> | null>;
  /** Goes on over the other's change with what is in the form. */
  takeOver: (theirs: (keyof SheetForm)[]) => void;
  /** Throws the draft away and starts from the record again. */
  abandon: () => Promise<void>;
}

export function useEditing(detail: () => CustomerDetail): Editing {
  const id = detail().customer.id;
  const state = reactive({ base: toForm(detail().customer.sheet), form: toForm(detail().customer.sheet) });
  const form = computed({ get: () => state.form, set: (next) => (state.form = next) });
  const problems = useProblems();
  const failure = shallowRef<unknown>(null);
  const conflict = shallowRef<Conflict | null>(null);
  const busy = ref(false);
  const resumed = ref<string | null>(null);

  const draft = useDraft(state, (now) => call(commands.saveDraft(DRAFT_KIND, id, JSON.stringify(now))));
  const dirty = computed(() => changedKeys(state.form, state.base).length > 0);

  async function begin(): Promise<void> {
    const left = await call(commands.loadDraft(DRAFT_KIND, id));
    if (!left) return;
    Object.assign(state, JSON.parse(left.body) as typeof state);
    draft.settle();
    resumed.value = dirty.value ? left.saved_at : null;
  }

  /* ---------- live checks ---------- */
  let checking: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  async function check(): Promise<void> {
    const own = ++latest;
    const { sheet, problems: unread } = readForm(state.form);
    // A check that cannot be made says nothing: saving checks again.
    const found = await call(commands.checkCustomer(sheet)).catch(() => null);
    if (found && own === latest) show([...unread, ...(found as FieldProblem[])]);
  }
  watch(
    () => state.form,
    () => {
      clearTimeout(checking);
      checking = setTimeout(() => void check(), CHECK_AFTER_MS);
    },
    { deep: true },
  );

  function show(found: FieldProblem[]): void {
    problems.take(new CoreError('invalid_input', { problems: found }));
  }

  /* ---------- saving ---------- */
  async function save(acceptUnverified: boolean): Promise<Changed<Customer> | null> {
    if (busy.value) return null;
    const read = readForm(state.form);
    if (read.problems.length > 0) {
      show(read.problems);
      return null;
    }
    clearTimeout(checking);
    latest += 1;
    busy.value = true;
    failure.value = null;
    try {
      const saved = await call(commands.updateCustomer({ id, base: readForm(state.base).sheet, sheet: read.sheet, accept_unverified: acceptUnverified }));
      problems.clear();
      conflict.value = null;
      state.base = toForm(saved.output.sheet);
      state.form = toForm(saved.output.sheet);
      draft.settle();
      resumed.value = null;
      // A draft that stays behind is offered once more, which does no harm.
      await call(commands.discardDraft(DRAFT_KIND, id)).catch(() => undefined);
      return saved;
    } catch (cause) {
      await refused(cause);
      return null;
    } finally {
      busy.value = false;
    }
  }

  async function refused(cause: unknown): Promise<void> {
    await draft.saveNow();
    if (problems.take(cause)) return;
    failure.value = cause;
    if (!(cause instanceof CoreError) || !cause.is('changed_meanwhile')) return;
    const stored = await call(commands.getCustomer(id)).catch(() => null);
    if (!stored) return;
    failure.value = null;
    conflict.value = { by: String(cause.params.by ?? ''), fields: (cause.params.fields ?? []) as (keyof SheetForm)[], stored: toForm(stored.customer.sheet) };
  }

  function takeOver(theirs: (keyof SheetForm)[]): void {
    if (!conflict.value) return;
    const { stored } = conflict.value;
    const merged = rebased(state.form, state.base, stored);
    for (const key of theirs) (merged as Record<string, unknown>)[key] = stored[key];
    state.base = stored;
    state.form = merged;
    conflict.value = null;
  }

  async function abandon(): Promise<void> {
    await call(commands.discardDraft(DRAFT_KIND, id));
    state.base = toForm(detail().customer.sheet);
    state.form = toForm(detail().customer.sheet);
    resumed.value = null;
    conflict.value = null;
    problems.clear();
    draft.settle();
  }

  return { form, draft, resumed, problems, failure, conflict, busy, dirty, begin, save, takeOver, abandon };
}
