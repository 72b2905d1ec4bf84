/** Evidence on its way into the archive: picked, dropped or pasted files, staged until the record is saved. */
import { commands, type Attachment, type AttachmentId } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { toBase64 } from '@/shared/base64';

/** Asks for files; none when the dialog is dismissed. */
export const pickFiles = (): Promise<Attachment[]> => call(commands.pickAttachments());

/** Takes files in by their paths, as the window gives them on a drop. */
export const takePaths = (paths: string[]): Promise<Attachment[]> => call(commands.attachPaths(paths));

/** Takes in a file of the page itself, such as a pasted picture. */
export async function takeFile(file: File, name: string = file.name): Promise<Attachment> {
  return call(commands.attachBytes(name, toBase64(new Uint8Array(await file.arrayBuffer()))));
}

/** Puts a staged file into the recycle bin. */
export const dropFile = (id: AttachmentId): Promise<unknown> => call(commands.discardAttachment(id));

/** Saves a file where the user says; `null` when the dialog is dismissed. */
export const saveFile = (file: Attachment): Promise<string | null> => call(commands.saveAttachment(file.id, file.name));
