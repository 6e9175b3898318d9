import type { RefusalCode } from '../../shared/border';
import type { errors } from '../../shared/i18n/en/errors';
import { Refusal } from '../../shared/refusal';
import type { Message } from '../../shared/views';

type KeysOf<Group extends keyof typeof errors> = `${Group}.${keyof (typeof errors)[Group] & string}`;

/** The vault's messages, checked by the compiler against the catalogue: `file.edited`, `home.busyApp`, ... */
export type VaultKey = KeysOf<'file'> | KeysOf<'home'> | KeysOf<'database'>;

export function message(key: VaultKey, params: Message['params']): Message {
  return { key: `errors.${key}`, params };
}

export function refusal(
  code: RefusalCode,
  key: VaultKey,
  params: Message['params'],
  cause?: unknown,
): Refusal {
  return new Refusal(code, message(key, params), cause === undefined ? undefined : { cause });
}

/** An error of another room, for a message's `{{why}}` or `{{reason}}`. */
export const reasonOf = (error: unknown): string | Message =>
  error instanceof Refusal ? error.said : wordsOf(error);

/** What a library or the system says of its own error, in its own words. */
export function wordsOf(error: unknown): string {
  if (isSchemaError(error)) {
    const [first] = error.issues;
    if (first !== undefined) return `${first.path.map(String).join('.')}: ${first.message}`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** `ENOSPC` of a system error; `null` for any other. */
export function errnoOf(error: unknown): string | null {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : null;
}

interface SchemaError {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}
function isSchemaError(error: unknown): error is SchemaError {
  return error instanceof Error && Array.isArray((error as Partial<SchemaError>).issues);
}
