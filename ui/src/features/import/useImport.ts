/** One import from the picked file to its result: what is open, what was chosen, what the core says it would do. */
import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue';

import { commands, type Changed, type DryRun, type ImportPreview, type ImportResult, type OnDuplicate, type Repair } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { CoreError } from '@/ipc/errors';

import { assign, recall, type Columns } from './fields';
import { useJob } from '@/shared/job';
import { knownColumns, rememberColumns } from './memory';

export const STEPS = ['file', 'columns', 'duplicates', 'result'] as const;
export type Step = (typeof STEPS)[number];

/** Typing and choosing rest this long before the preview follows. */
const REST_MS = 250;

export function useImport() {
  const step = ref<Step>('file');
  const path = ref<string | null>(null);
  const opened = shallowRef<ImportPreview | null>(null);
  const columns = ref<Columns>({});
  const repairs = ref<Repair[]>([]);
  const unverified = ref<number[]>([]);
  const remember = ref(true);
  const choice = reactive({ all: 'skip' as OnDuplicate, replace: false, rows: new Map<number, OnDuplicate>() });
  const dry = shallowRef<DryRun | null>(null);
  const done = shallowRef<Changed<ImportResult> | null>(null);
  const failure = shallowRef<unknown>(null);
  const reading = useJob();
  const looking = useJob();
  const running = useJob();

  const hasName = computed(() => Object.values(columns.value).includes('name'));
  const mapping = computed(() => ({
    columns: Object.entries(columns.value).map(([column, field]) => ({ column: Number(column), field })),
    repairs: repairs.value,
    unverified_rows: unverified.value,
  }));

  /** Opens a file, or another sheet or header row of the one that is open. */
  async function read(file: string, wanted: { sheet: string | null; header_row: number | null } = { sheet: null, header_row: null }): Promise<void> {
    failure.value = null;
    try {
      const list = await reading.run((job) => call(commands.readImport(file, wanted, job)));
      const known = await knownColumns();
      path.value = file;
      opened.value = list;
      columns.value = recall(list.columns, known, list.fields);
      repairs.value = [];
      unverified.value = [];
      choice.rows.clear();
      dry.value = null;
      done.value = null;
      step.value = 'columns';
    } catch (cause) {
      if (!CoreError.from(cause).is('cancelled')) failure.value = cause;
    }
  }

  let latest = 0;
  async function look(): Promise<void> {
    const list = opened.value;
    if (!list || done.value) return;
    const own = ++latest;
    if (!hasName.value) {
      dry.value = null;
      return;
    }
    looking.stop();
    try {
      const found = await looking.run((job) => call(commands.previewImport(list.token, mapping.value, job)));
      if (own !== latest) return;
      dry.value = found;
      failure.value = null;
    } catch (cause) {
      if (own === latest && !CoreError.from(cause).is('cancelled')) failure.value = cause;
    }
  }
  let resting: ReturnType<typeof setTimeout> | undefined;
  watch([opened, mapping], () => {
    latest += 1;
    clearTimeout(resting);
    resting = setTimeout(() => void look(), REST_MS);
  });
  onScopeDispose(() => clearTimeout(resting));

  /** Imports; true when it is done. */
  async function run(): Promise<boolean> {
    const list = opened.value;
    if (!list || running.running.value) return false;
    failure.value = null;
    try {
      const decisions = { on_duplicate: choice.all, replace: choice.replace, rows: [...choice.rows].map(([row, then]) => ({ row, then })) };
      done.value = await running.run((job) => call(commands.runImport(list.token, mapping.value, decisions, job)));
      if (remember.value) await rememberColumns(list.columns, columns.value);
      return true;
    } catch (cause) {
      failure.value = cause;
      return false;
    }
  }

  /** Puts a cell right, in place of an earlier repair. */
  function repair(row: number, column: number, text: string): void {
    repairs.value = [...repairs.value.filter((one) => one.row !== row || one.column !== column), { row, column, text }];
  }

  function keepUnverified(row: number): void {
    unverified.value = [...new Set([...unverified.value, row])];
  }

  /** What happens to a row in the end; `undefined` takes the choice for all. */
  function decide(row: number, then: OnDuplicate | undefined): void {
    if (then === undefined) choice.rows.delete(row);
    else choice.rows.set(row, then);
  }

  function startAgain(): void {
    opened.value = null;
    done.value = null;
    dry.value = null;
    failure.value = null;
    step.value = 'file';
  }

  const fill = (column: number, field: string | null) => (columns.value = assign(columns.value, column, field));

  return { step, path, opened, columns, remember, choice, dry, done, failure, hasName, reading, looking, running, read, fill, repair, keepUnverified, decide, run, startAgain };
}

export type Importing = ReturnType<typeof useImport>;
