import { z as zod } from '@hono/zod-openapi';
import { say } from '../../../../../shared/i18n';
import type { Message } from '../../../../../shared/views';
import type { Language } from '../../../../../shared/vocabulary';

export { zod as z };

/** A message as it goes out: its words, and what they were made of for programs that have words of their own. */
export interface SaidMessage {
  readonly said: string;
  readonly key: string;
  readonly params: Message['params'];
}

/** A view as it goes out: messages with their words, columns as plain arrays. */
export type Wire<View> = View extends Message
  ? SaidMessage
  : View extends Float64Array
    ? readonly number[]
    : View extends readonly (infer Entry)[]
      ? readonly Wire<Entry>[]
      : View extends object
        ? { readonly [Key in keyof View]: Wire<View[Key]> }
        : View;

/** Without what the comparison is not about: what is read only, and how absence is written. */
type Bare<T> = T extends SaidMessage
  ? 'message'
  : T extends readonly (infer Entry)[]
    ? Bare<Entry>[]
    : T extends object
      ? { -readonly [Key in keyof T]: Bare<Exclude<T[Key], undefined>> }
      : T;

type Equal<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/**
 * Holds a schema against the view it describes: one field more, less or of another type, and it does not compile.
 * So the document can never tell of something else than goes out.
 */
export const wireOf =
  <View>() =>
  <Schema extends zod.ZodType>(
    schema: Schema & (Equal<Bare<zod.infer<Schema>>, Bare<Wire<View>>> extends true ? unknown : never),
  ): Schema =>
    schema;

/** The document of a nullable reference would not let null through. */
export const orNull = <Schema extends zod.ZodType>(schema: Schema): zod.ZodUnion<[Schema, zod.ZodNull]> =>
  zod.union([schema, zod.null()]);

export const sayAll = (message: Message, language: Language): SaidMessage => ({
  said: say(message, language),
  key: message.key,
  params: message.params,
});

const messageSchema = zod
  .object({
    key: zod.string(),
    get params(): zod.ZodType<Message['params']> {
      return zod.record(zod.string(), zod.union([zod.string(), zod.number(), messageSchema]));
    },
  })
  .openapi('Message');

export const saidSchema = zod
  .strictObject({
    said: zod.string(),
    key: zod.string(),
    params: zod.record(zod.string(), zod.union([zod.string(), zod.number(), messageSchema])),
  })
  .openapi('SaidMessage', { description: 'A sentence, with the key and the parameters it was made of.' });
