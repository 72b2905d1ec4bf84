/**
 * Who works in the archive now, and what stands in the way if nobody does.
 *
 * The whole window follows `session.phase`. Nothing of the archive is shown outside `open`; leaving it unmounts every
 * page, so that no customer data stays in the document.
 */
import { reactive, readonly } from 'vue';

import { commands, type ArchiveState, type RestoredView, type Session, type SignInUser } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { CoreError } from '@/ipc/errors';
import { saveAllDrafts } from '@/shared/draft';
import { clearTrail } from '@/shared/ledger/trail';
import { loadPreferences } from '@/shared/preferences';
import { dismissOffer } from '@/shared/undo';

import { allowed, type Act } from './permits';

/** An archive that cannot be opened as it is. */
export type Obstacle = Exclude<ArchiveState, { kind: 'absent' } | { kind: 'locked' }> | { kind: 'spoilt'; backup: string | null };

export type Phase = 'starting' | 'unreachable' | 'blocked' | 'first_run' | 'sign_in' | 'locked' | 'recover' | 'restore' | 'new_code' | 'open';

interface State {
  phase: Phase;
  me: Session | null;
  firm: string;
  workstation: string;
  people: SignInUser[];
  /** Who locked the window, or whose password is being recovered. */
  person: SignInUser | null;
  /** The printed groups of a recovery code that is not confirmed yet. */
  recoveryCode: string[] | null;
  obstacle: Obstacle | null;
  /** The backup that is about to be restored. */
  restoring: string | null;
  /** What a restore did, until somebody has signed in. */
  restored: RestoredView | null;
  failure: unknown;
}

const state = reactive<State>({ phase: 'starting', me: null, firm: '', workstation: '', people: [], person: null, recoveryCode: null, obstacle: null, restoring: null, restored: null, failure: null });

export const session = readonly(state) as Readonly<State>;

/** Whether the signed-in person's roles allow an act at all; the core decides in each case. */
export function may(act: Act): boolean {
  return state.me?.roles.some((role) => allowed(act, role)) ?? false;
}

/** Looks at the desk and the archive's folder, and goes to the page for what is found. */
export async function lookAround(): Promise<void> {
  try {
    const found = await call(commands.accessState());
    state.workstation = found.workstation || state.workstation;
    if (found.session) return await enter(found.session);
    if (found.archive) arriveAt(found.archive);
  } catch (cause) {
    state.failure = cause;
    state.phase = 'unreachable';
  }
}

function arriveAt(archive: ArchiveState): void {
  state.failure = null;
  state.obstacle = null;
  if (archive.kind === 'absent') {
    state.phase = 'first_run';
  } else if (archive.kind === 'locked') {
    Object.assign(state, { firm: archive.firm, workstation: archive.workstation, people: archive.users });
    state.person = archive.users.find((user) => user.id === state.person?.id) ?? null;
    state.phase = state.person ? 'locked' : 'sign_in';
  } else {
    state.obstacle = archive;
    state.phase = 'blocked';
  }
}

/** Opens the pages for a session that the core has just begun. */
async function enter(me: Session): Promise<void> {
  state.me = me;
  const [{ sheet }, desk] = await Promise.all([call(commands.getFirm()), call(commands.accessState()), loadPreferences()]);
  Object.assign(state, { firm: sheet.name, workstation: desk.workstation, person: null, obstacle: null, restored: null, failure: null, phase: 'open' });
}

/** Keeps a session back until its new recovery code is confirmed. */
function holdForCode(me: Session, code: string[]): void {
  state.me = me;
  state.recoveryCode = code;
}

export async function signIn(person: SignInUser, password: string): Promise<void> {
  try {
    await enter(await call(commands.signIn(person.id, password)));
  } catch (cause) {
    const obstacle = foundInside(CoreError.from(cause));
    if (!obstacle) throw cause;
    state.obstacle = obstacle;
    state.phase = 'blocked';
  }
}

/** What shows only once the password has opened the archive. */
function foundInside({ code, params }: CoreError): Obstacle | null {
  if (code === 'archive_newer') return { kind: 'newer', found: Number(params.found), known: Number(params.known) };
  return code === 'archive_damaged' ? { kind: 'spoilt', backup: typeof params.backup === 'string' ? params.backup : null } : null;
}

/** The first run: makes the archive. The recovery code must be confirmed before the pages open. */
export async function setUp(input: Parameters<typeof commands.setUp>[0]): Promise<void> {
  const made = await call(commands.setUp(input));
  holdForCode(made.session, made.recovery_code);
}

/** A new password by recovery code; the new code must be confirmed before the pages open. */
export async function recover(code: string, password: string): Promise<void> {
  if (!state.person) throw new CoreError('signed_out');
  const made = await call(commands.recover(state.person.id, code, password));
  holdForCode(made.session, made.recovery_code);
  state.phase = 'new_code';
}

/** Whether the typed group is the one asked for; if so, work begins. */
export async function confirmCode(group: number, typed: string): Promise<boolean> {
  const right = await call(commands.confirmRecoveryCode(group, typed));
  if (right && state.me) {
    state.recoveryCode = null;
    await enter(state.me);
  }
  return right;
}

/** Saves the drafts, blanks the window and drops the session. */
export async function lock(): Promise<void> {
  if (state.phase !== 'open') return;
  await saveAllDrafts();
  await call(commands.lock());
  await leave();
}

/** What the right password found to be damaged has a page of its own, with the backup that helps. */
export function stopAtDamage(backup: string | null): void {
  state.obstacle = { kind: 'damaged', backup };
  state.phase = 'blocked';
}

/** To the page that restores a backup. Nobody may look at an archive that is being replaced, so it is locked first. */
export async function goRestore(path: string): Promise<void> {
  if (state.phase === 'open') {
    await saveAllDrafts();
    state.restoring = path;
    state.phase = 'restore';
    forgetPlace();
    await call(commands.lock());
  } else {
    state.restoring = path;
    state.phase = 'restore';
  }
}

/** Back from there: with what a restore did, or with nothing changed. */
export async function endRestore(restored: RestoredView | null): Promise<void> {
  state.restored = restored;
  state.restoring = null;
  state.person = null;
  state.phase = 'starting';
  await lookAround();
}

function forgetPlace(): void {
  clearTrail();
  dismissOffer();
  state.me = null;
}

/** Goes to the lock screen, after the core has dropped the session. */
export async function leave(): Promise<void> {
  if (state.phase !== 'open') return;
  const { me } = state;
  state.phase = 'starting';
  clearTrail();
  dismissOffer();
  state.person = me && { id: me.staff, name: me.name, roles: me.roles };
  state.me = null;
  await lookAround();
}

/** From the sign-in page to the page for a forgotten password, and back. */
export function forget(person: SignInUser): void {
  state.person = person;
  state.phase = 'recover';
}

export function chooseAnother(): void {
  state.person = null;
  state.phase = 'sign_in';
}
