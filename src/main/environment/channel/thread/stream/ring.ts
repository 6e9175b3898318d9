import type { Language } from '../../../../../shared/vocabulary';
import { RING_BYTES_MAX, RING_EVENTS_MAX } from '../limits';

/** What the stream tells, by the name of its event. */
export interface News {
  readonly event: string;
  /** What goes out, as JSON; with words where it has any. */
  readonly data: (language: Language) => unknown;
  /** Whether it has words: then it is written once for each language. */
  readonly spoken: boolean;
}

/** An event as it goes out, with its number. */
export class Frame {
  readonly number: number;
  readonly #id: string;
  readonly #news: News;
  readonly #written = new Map<Language, Buffer>();
  readonly bytes: number;

  constructor(number: number, id: string, news: News) {
    this.number = number;
    this.#id = id;
    this.#news = news;
    // Written now, as it is now: what it was made of may be gone when it is read.
    this.bytes = this.in('en').length;
  }

  in(language: Language): Buffer {
    const spoken = this.#news.spoken ? language : 'en';
    const known = this.#written.get(spoken);
    if (known !== undefined) return known;
    const written = frameText(this.#id, this.#news, spoken);
    this.#written.set(spoken, written);
    return written;
  }
}

/** JSON has no line break outside of strings, and none unescaped in them: one line of data is the whole. */
export const frameText = (id: string, { event, data }: News, language: Language): Buffer =>
  Buffer.from(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data(language))}\n\n`);

/** The newest events, within bounds, for all readers together: each reads on from where it is. */
export class Ring {
  readonly #epoch: string;
  #frames: Frame[] = [];
  #bytes = 0;
  #next = 1;

  /** @param epoch tells the numbers of this process from those of another */
  constructor(epoch: string) {
    this.#epoch = epoch;
  }

  /** The number of the event that comes next. */
  get next(): number {
    return this.#next;
  }
  /** The oldest event that is still here; `next` where there is none. */
  get oldest(): number {
    return this.#frames[0]?.number ?? this.#next;
  }

  idOf(number: number): string {
    return `${this.#epoch}-${number}`;
  }

  add(news: News): void {
    const frame = new Frame(this.#next, this.idOf(this.#next), news);
    this.#next += 1;
    this.#frames.push(frame);
    this.#bytes += frame.bytes;
    let drop = 0;
    while (
      this.#frames.length - drop > RING_EVENTS_MAX ||
      (this.#bytes > RING_BYTES_MAX && this.#frames.length - drop > 1)
    ) {
      this.#bytes -= this.#frames[drop]?.bytes ?? 0;
      drop += 1;
    }
    if (drop > 0) this.#frames.splice(0, drop);
  }

  /** @returns undefined where it is not here any more, or not yet */
  at(number: number): Frame | undefined {
    return this.#frames[number - this.oldest];
  }

  /** What was told so far is of another life: nobody is told it any more. */
  clear(): void {
    this.#frames = [];
    this.#bytes = 0;
  }

  /** @returns the number in an id of this process; null for any other */
  numberIn(id: string): number | null {
    const [epoch, digits = ''] = id.split('-');
    if (epoch !== this.#epoch || !/^\d{1,15}$/.test(digits)) return null;
    const number = Number(digits);
    return number < this.#next ? number : null;
  }
}
