import { z } from 'zod';
import { channelOf, type Answer, type Handlers } from '../../../shared/border';
import { payloads } from '../../../shared/border-payloads';
import { Refusal } from '../../../shared/refusal';
import { distrust, type Sender, type TrustedWindow } from './sender';

export interface Complaints {
  error(what: string, cause?: unknown): void;
}

export interface GuardedCall {
  readonly channel: string;
  /** Never rejects: trouble is an answer too. */
  answer(sender: Sender, payload: unknown): Promise<Answer<unknown>>;
}

type Handler = (payload?: unknown) => unknown;

/** Every call of the border, each behind the same guard: who asks, what is asked, and what may go wrong. */
export function guardedCalls(
  handlers: Handlers,
  trusted: TrustedWindow,
  log: Complaints,
): readonly GuardedCall[] {
  return Object.entries(payloads).flatMap(([group, schemas]) =>
    Object.entries(schemas as Record<string, z.ZodType>).map(([name, schema]) => {
      const channel = channelOf(group, name);
      const handler = (handlers as Record<string, Record<string, Handler>>)[group]?.[name];
      if (!handler) throw new Error(`No handler for ${channel}`);
      return {
        channel,
        answer: async (sender: Sender, payload: unknown) => {
          try {
            const why = distrust(sender, trusted);
            if (why !== null) {
              log.error(`Refused a call of ${channel} by ${why}`);
              return refused('refused', 'desktop.border.sender', {});
            }
            return { ok: true as const, value: await handler(schema.parse(payload)) };
          } catch (error) {
            return troubleOf(error, channel, log);
          }
        },
      };
    }),
  );
}

function troubleOf(error: unknown, channel: string, log: Complaints): Answer<never> {
  if (error instanceof Refusal) return { ok: false, code: error.code, message: error.said };
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    const field = issue?.path.join('.') ?? '';
    const problem = issue?.message ?? '';
    return field === ''
      ? refused('invalid', 'desktop.border.payload', { problem })
      : refused('invalid', 'desktop.border.field', { field, problem });
  }
  log.error(`${channel} failed`, error);
  return refused('failed', 'desktop.border.failed', {});
}

const refused = (
  code: (Answer<never> & { ok: false })['code'],
  key: string,
  params: Readonly<Record<string, string>>,
): Answer<never> => ({ ok: false, code, message: { key, params } });
