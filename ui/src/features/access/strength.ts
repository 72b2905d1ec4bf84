/** The core's judgement of a password while it is typed; it never forbids here what the core would take. */
import { commands, type Strength } from '@/ipc/bindings';
import { call } from '@/ipc/client';

export type { Strength };

/** `context` are the words that must not make it up: the person's and the firm's names. */
export function judgePassword(password: string, context: string[]): Promise<Strength> {
  return call(commands.passwordStrength(password, context.filter((word) => word.trim() !== '')));
}
