import type { RefusalCode } from './border';
import type { Message } from './views';

/**
 * The world asked for something that cannot be done: bad input, a dead life, a full queue, a damaged file.
 * Expected trouble, told to whoever asked; it changes nothing. (A bug is any other Error.)
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: RefusalCode,
    /** What, where, and what to do next, as data; `say()` puts it into words. */
    readonly said: Message,
    options?: ErrorOptions,
  ) {
    super(`${said.key} ${JSON.stringify(said.params)}`, options);
  }
}
