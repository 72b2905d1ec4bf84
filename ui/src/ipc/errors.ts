/**
 * Errors of the core as the interface meets them: a code with parameters, never prose.
 *
 * The words for each code stand under `errors.<code>` in `zh.ts` and `en.ts`; nothing else may look at a message.
 */

export type ErrorParams = Record<string, unknown>;

export class CoreError extends Error {
  constructor(
    readonly code: string,
    readonly params: ErrorParams = {},
  ) {
    super(code);
    this.name = 'CoreError';
  }

  /** Makes a `CoreError` of whatever was thrown. A refusal of the IPC layer itself is plain text and becomes `ipc_failed`. */
  static from(cause: unknown): CoreError {
    if (cause instanceof CoreError) return cause;
    if (isCoded(cause)) return new CoreError(cause.code, cause.params ?? {});
    return new CoreError('ipc_failed', { detail: cause instanceof Error ? cause.message : String(cause) });
  }

  /** Whether this is one of the given codes. */
  is(...codes: string[]): boolean {
    return codes.includes(this.code);
  }
}

function isCoded(cause: unknown): cause is { code: string; params?: ErrorParams | null } {
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string';
}

/** The part of vue-i18n that translating an error needs. */
export interface ErrorWords {
  t: (key: string, params: Record<string, unknown>) => string;
  te: (key: string) => boolean;
}

/** The message for the user. A code without words of its own is named, so that it can be reported. */
export function errorText(cause: unknown, { t, te }: ErrorWords): string {
  const error = CoreError.from(cause);
  const key = `errors.${error.code}`;
  if (!te(key)) return t('errors.unknown', { code: error.code });
  // A reason, and the kind of a failed reading or writing, are themselves codes with words of their own.
  const params = { ...error.params };
  for (const [name, list] of [['reason', 'reasons'], ['kind', 'kinds']] as const) {
    const words = `${list}.${String(params[name]).replaceAll(' ', '_')}`;
    if (te(words)) params[name] = t(words, {});
  }
  return t(key, params);
}
