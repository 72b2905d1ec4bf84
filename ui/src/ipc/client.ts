/**
 * The door to the core: the only file, beside the generated `bindings.ts`, that imports `@tauri-apps`.
 *
 * Commands are called as `call(commands.listCustomers(query))`.
 */
import { listen } from '@tauri-apps/api/event';

import { CoreError } from './errors';

/** What a generated command resolves to. */
export type CommandResult<T> = { status: 'ok'; data: T } | { status: 'error'; error: unknown };

let signedOut = () => {};

/** What to do when the core answers that nobody is signed in any more. */
export function onSignedOut(act: () => void): void {
  signedOut = act;
}

/** Unwraps a command: its data, or a thrown `CoreError`. */
export async function call<T>(command: Promise<CommandResult<T>>): Promise<T> {
  let result: CommandResult<T>;
  try {
    result = await command;
  } catch (cause) {
    throw CoreError.from(cause);
  }
  if (result.status === 'ok') return result.data;
  const error = CoreError.from(result.error);
  if (error.is('signed_out')) signedOut();
  throw error;
}

/** Listens to an event of the core; returns the function that stops it. */
export function onEvent<T>(name: string, handle: (payload: T) => void): () => void {
  const stopping = listen<T>(name, (event) => handle(event.payload));
  return () => void stopping.then((stop) => stop());
}

/**
 * Files dropped on the window, by their paths, and whether some hover over it; returns the function that stops it.
 * Outside the window nothing is heard: there the page itself sees a drop, with the files in it.
 */
export function onFilesDropped(handle: (paths: string[]) => void, hover: (isOver: boolean) => void): () => void {
  const stops = [
    onEvent('tauri://drag-enter', () => hover(true)),
    onEvent('tauri://drag-leave', () => hover(false)),
    onEvent<{ paths: string[] }>('tauri://drag-drop', ({ paths }) => {
      hover(false);
      handle(paths);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
