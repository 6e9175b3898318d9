import { z } from 'zod';
import { plainText } from './commands';
import {
  ARGUMENTS_CHARS_MAX,
  ARGUMENTS_MAX,
  HOOK_EVENTS,
  HOOKS_MAX,
  PROGRAM_CHARS_MAX,
  TIME_LIMIT_S,
  URL_CHARS_MAX,
} from './hook-limits';
import { SEVERITIES } from './vocabulary';

/** An absolute path, or a bare name that the system looks up in PATH: nothing that depends on a folder. */
const PROGRAM = /^(?:[^/\\]+|\/.+|[A-Za-z]:[\\/].+|\\\\.+)$/u;

const address = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
  .max(URL_CHARS_MAX)
  .refine((text) => plainText.safeParse(text).success, 'must not contain control characters')
  .refine((text) => !/^[a-z]+:[/\\]*[^/\\?#]*@/iu.test(text), 'must not hold a name or a password');

const run = z.strictObject({
  does: z.literal('run'),
  program: plainText
    .min(1)
    .max(PROGRAM_CHARS_MAX)
    .regex(PROGRAM, 'must be an absolute path, or a name without slashes'),
  /** Handed over as they are: no shell ever reads them. */
  args: z
    .array(plainText)
    .max(ARGUMENTS_MAX)
    .refine((args) => args.join('').length <= ARGUMENTS_CHARS_MAX, 'are too long together'),
});
const post = z.strictObject({ does: z.literal('post'), url: address });

export const hookActionSchema = z.discriminatedUnion('does', [run, post]);
export type HookAction = z.infer<typeof hookActionSchema>;

const wish = {
  event: z.enum(HOOK_EVENTS),
  /** Of an anomaly, the least that calls; other events have none, and it says nothing there. */
  minimumSeverity: z.enum(SEVERITIES),
  action: hookActionSchema,
  timeLimitS: z.int().min(TIME_LIMIT_S.min).max(TIME_LIMIT_S.max),
};

/** What the window proposes; a person decides in a dialog of the system. */
export const hookWishSchema = z.strictObject(wish);
export type HookWish = z.infer<typeof hookWishSchema>;

/** A hook as it is kept. */
export const hookSchema = z.strictObject({
  id: z.uuid(),
  ...wish,
  enabled: z.boolean(),
  /** The host beyond this machine that was allowed for this hook alone, `name:port`; `null`: loopback only. */
  allowedHost: z.string().min(1).max(URL_CHARS_MAX).nullable(),
});
export type Hook = z.infer<typeof hookSchema>;

export const hooksFileSchema = z.strictObject({
  version: z.literal(1),
  hooks: z
    .array(hookSchema)
    .max(HOOKS_MAX)
    .refine(
      (hooks) => new Set(hooks.map(({ id }) => id)).size === hooks.length,
      'must have ids of their own',
    ),
});
