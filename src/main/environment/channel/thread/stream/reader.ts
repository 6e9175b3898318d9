import type { ServerResponse } from 'node:http';
import type { Language } from '../../../../../shared/vocabulary';
import { STREAM_BUFFER_MAX } from '../limits';
import { frameText, type News, type Ring } from './ring';

/** Heartbeats a reader may stand still for. */
const STILL_MAX = 2;

/**
 * One program that listens. It reads from the ring at its own pace: what waits for it alone is bounded, and who does not
 * read, or falls behind the ring, is cut. It may come back with the last id it read.
 */
export class Reader {
  readonly #ring: Ring;
  readonly #response: ServerResponse;
  readonly #language: Language;
  #next: number;
  #still = 0;

  /** @param next the number of the first event it is given */
  constructor(ring: Ring, response: ServerResponse, language: Language, next: number) {
    this.#ring = ring;
    this.#response = response;
    this.#language = language;
    this.#next = next;
    response.on('drain', () => {
      this.#still = 0;
      this.pump();
    });
  }

  /** Tells it something of its own. The id is that of the last event before. */
  tell(news: News): void {
    this.#response.write(frameText(this.#ring.idOf(this.#next - 1), news, this.#language));
  }

  /** Gives it whatever is new, as far as it reads. */
  pump(): void {
    while (this.#next < this.#ring.next && !this.#response.destroyed) {
      if (this.#next < this.#ring.oldest) return this.cut();
      if (this.#response.writableLength >= STREAM_BUFFER_MAX) return;
      const frame = this.#ring.at(this.#next);
      if (frame === undefined) return;
      this.#next += 1;
      this.#response.write(frame.in(this.#language));
    }
  }

  /** Another life is here: it reads on from there. */
  skipTo(number: number): void {
    this.#next = Math.max(this.#next, number);
  }

  /** A sign of life, so that nobody on the way takes it for dead; and a look whether it reads. */
  beat(): void {
    this.#still = this.#response.writableNeedDrain ? this.#still + 1 : 0;
    if (this.#still > STILL_MAX) this.cut();
    else if (!this.#response.writableNeedDrain) this.#response.write(': still here\n\n');
  }

  cut(): void {
    this.#response.destroy();
  }
}
