import type { Answer } from '../../../../shared/border';
import type { Ask, Asks } from '../protocol';
import { ASKS_MAX, ASK_WITHIN_MS } from './limits';
import { later, Problem, problem } from './problem';

interface Waiting {
  readonly resolve: (answer: Answer<unknown> | null) => void;
  readonly timer: NodeJS.Timeout;
}

/** Asks main, by messages: a few at a time, each for a bounded time. */
export class Asking {
  readonly #send: (id: number, ask: Ask) => void;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(send: (id: number, ask: Ask) => void) {
    this.#send = send;
  }

  /** So many wait for an answer now. */
  get underWay(): number {
    return this.#waiting.size;
  }

  /** @returns what main answered, its refusal as a value too, or why it was not asked or did not answer */
  async ask<Name extends keyof Asks>(
    to: Name,
    asked: Asks[Name]['with'],
  ): Promise<Answer<Asks[Name]['answer']> | Problem> {
    if (this.#waiting.size >= ASKS_MAX) return later('busy', 1, { countMax: ASKS_MAX });
    const id = (this.#lastId += 1);
    const answer = await new Promise<Answer<unknown> | null>((resolve) => {
      const timer = setTimeout(() => this.#settle(id, null), ASK_WITHIN_MS);
      this.#waiting.set(id, { resolve, timer });
      this.#send(id, { to, with: asked } as Ask);
    });
    if (answer === null) {
      const seconds = ASK_WITHIN_MS / 1000;
      return problem('unanswered', { seconds }, { 'retry-after': String(seconds) });
    }
    return answer as Answer<Asks[Name]['answer']>;
  }

  answered(id: number, answer: Answer<unknown>): void {
    this.#settle(id, answer);
  }

  /** Nobody will answer any more. */
  end(): void {
    for (const id of [...this.#waiting.keys()]) this.#settle(id, null);
  }

  #settle(id: number, answer: Answer<unknown> | null): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    waiting.resolve(answer);
  }
}

/** Main's refusal of a question, as it goes out. */
export function refusalOf(answer: Answer<unknown> & { readonly ok: false }): Problem {
  const { code, message } = answer;
  switch (code) {
    case 'no-life':
      return problem('no-life');
    case 'busy':
      return new Problem('full', message, { 'retry-after': '1' });
    case 'refused':
    case 'invalid':
      return new Problem('refused', message);
    default:
      return new Problem('unavailable', message, { 'retry-after': '5' });
  }
}
