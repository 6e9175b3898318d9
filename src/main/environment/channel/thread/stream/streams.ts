import type { ServerResponse } from 'node:http';
import type { Language } from '../../../../../shared/vocabulary';
import type { Copies } from '../copies';
import { STREAM_HEARTBEAT_MS, STREAMS_MAX } from '../limits';
import { problem, type Problem } from '../problem';
import { newsOfReset, newsOfState, type ResetNews } from './news';
import { Reader } from './reader';
import { Ring, type News } from './ring';

/** How often at most it is told how many listen. */
const COUNT_EVERY_MS = 1000;
/** A client that lost the stream tries again after so long. */
const RETRY_MS = 2000;

/** All programs that listen, and what they are told. */
export class Streams {
  readonly #copies: Copies;
  readonly #ring: Ring;
  readonly #readers = new Set<Reader>();
  readonly #onCount: (streams: number) => void;
  readonly #heartbeat: NodeJS.Timeout;
  /** The first event of the life that is here. */
  #lifeFrom = 1;
  #counting: NodeJS.Timeout | null = null;
  #countTold = 0;

  constructor(copies: Copies, onCount: (streams: number) => void) {
    this.#copies = copies;
    this.#ring = new Ring(copies.epoch);
    this.#onCount = onCount;
    this.#heartbeat = setInterval(() => this.beat(), STREAM_HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  get count(): number {
    return this.#readers.size;
  }

  tell(all: Iterable<News>): void {
    for (const news of all) this.#ring.add(news);
    for (const reader of this.#readers) reader.pump();
  }

  /** Another life is here, or none: what was told before is of no use to those who come. @param news that it is so */
  begin(news: News): void {
    this.#ring.clear();
    this.#lifeFrom = this.#ring.next;
    for (const reader of this.#readers) reader.skipTo(this.#lifeFrom);
    const life = this.#copies.life !== null;
    this.tell(life ? [news, this.#state()] : [news]);
  }

  /** @param lastId the last event the reader had, where it comes back */
  open(response: ServerResponse, language: Language, lastId: string | null): Problem | null {
    if (this.#readers.size >= STREAMS_MAX) {
      return problem('streams', { countMax: STREAMS_MAX }, { 'retry-after': '10' });
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    response.write(`retry: ${RETRY_MS}\n\n`);
    const missed = lastId === null ? null : this.#missed(lastId);
    const from = lastId === null || missed !== null ? null : this.#ring.numberIn(lastId);
    const reader = new Reader(this.#ring, response, language, from === null ? this.#ring.next : from + 1);
    if (missed !== null) reader.tell(newsOfReset(missed));
    if (from === null && this.#copies.life !== null) reader.tell(this.#state());
    this.#readers.add(reader);
    this.#recount();
    response.once('close', () => {
      this.#readers.delete(reader);
      this.#recount();
    });
    reader.pump();
    return null;
  }

  beat(): void {
    for (const reader of this.#readers) reader.beat();
  }

  /** Everyone has to come again, with the token that is good now. */
  cutAll(): void {
    for (const reader of this.#readers) reader.cut();
  }

  end(): void {
    clearInterval(this.#heartbeat);
    if (this.#counting !== null) clearTimeout(this.#counting);
    this.cutAll();
  }

  #state(): News {
    return newsOfState((language) => this.#copies.stateView(language));
  }

  /** @returns null where everything since is still here */
  #missed(lastId: string): ResetNews | null {
    const number = this.#ring.numberIn(lastId);
    if (number === null) {
      return {
        reason: lastId.startsWith(`${this.#copies.epoch}-`) ? 'unknown-id' : 'another-process',
        missed: null,
      };
    }
    const missed = this.#ring.oldest - 1 - number;
    if (number + 1 < this.#lifeFrom) return { reason: 'another-life', missed };
    return missed > 0 ? { reason: 'gap', missed } : null;
  }

  #recount(): void {
    if (this.#counting !== null || this.#readers.size === this.#countTold) return;
    this.#countTold = this.#readers.size;
    this.#onCount(this.#countTold);
    this.#counting = setTimeout(() => {
      this.#counting = null;
      this.#recount();
    }, COUNT_EVERY_MS);
    this.#counting.unref();
  }
}
