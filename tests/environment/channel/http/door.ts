import { createHash } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import {
  ChannelThread,
  type ThreadOptions,
} from '../../../../src/main/environment/channel/thread/channel-thread';
import type { Ask, FromThread, LifeCopy, ToThread } from '../../../../src/main/environment/channel/protocol';
import type { Answer } from '../../../../src/shared/border';
import type { Message } from '../../../../src/shared/views';
import { pushOf } from '../../views';

export const TOKEN = 'a-token-of-the-tests';
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface Door {
  readonly port: number;
  readonly urls: readonly string[];
  /** As main would. */
  readonly send: (message: ToThread) => void;
  /** What the thread told, in order; asks apart. */
  readonly told: readonly FromThread[];
  readonly asked: readonly Ask[];
  /** By default with the token. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
}

export const lifeCopy = (change: Partial<LifeCopy> = {}): LifeCopy => ({
  push: pushOf(100),
  anomalies: [],
  safety: { recoverability: { is: 'unproven' }, unsavedSinceMs: null, unsavedReason: null },
  ...change,
});

const UNANSWERED: Message = { key: 'runtime.host.noLife', params: {} };

export type DoorOptions = ThreadOptions & { readonly port?: number };

/** Opens the thread's side in this process, with a main that answers by `answers`; closed after the test. */
export async function openDoor(
  life: LifeCopy | null = lifeCopy(),
  answers: (ask: Ask) => Answer<unknown> | null | Promise<Answer<unknown> | null> = () => ({
    ok: false,
    code: 'no-life',
    message: UNANSWERED,
  }),
  { port = 0, ...options }: DoorOptions = {},
): Promise<Door> {
  const { port1: main, port2: thread } = new MessageChannel();
  const told: FromThread[] = [];
  const asked: Ask[] = [];
  const send = (message: ToThread): void => main.postMessage(message);
  const opened = new Promise<FromThread & { is: 'opened' }>((resolve, reject) => {
    main.on('message', (message: FromThread) => {
      if (message.is === 'ask') {
        asked.push(message.ask);
        void Promise.resolve(answers(message.ask)).then((answer) => {
          if (answer !== null) send({ is: 'answer', id: message.id, answer });
        });
        return;
      }
      told.push(message);
      if (message.is === 'opened') resolve(message);
      if (message.is === 'failed') reject(new Error(JSON.stringify(message.why)));
    });
  });
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      thread.close();
      resolve();
    };
    new ChannelThread(thread, end, options);
  });
  onTestFinished(async () => {
    send({ is: 'close' });
    await ended;
    main.close();
  });
  send({ is: 'open', port, tokenDigest: digestOf(TOKEN), version: '1.2.3' });
  send({ is: 'life', life });
  const { port: openPort, urls } = await opened;
  return {
    port: openPort,
    urls,
    send,
    told,
    asked,
    ask: (path, init = {}) =>
      fetch(`http://127.0.0.1:${openPort}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${TOKEN}`, ...init.headers },
      }),
  };
}

/** Until a condition holds; what the test runs into otherwise is its time limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
