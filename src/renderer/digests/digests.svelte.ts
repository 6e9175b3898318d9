import type { Bridge } from '../../shared/border';
import type { Digest } from '../../shared/monitor';
import type { DigestSpan } from '../../shared/vocabulary';
import type { LifePush, Message } from '../../shared/views';
import { answered } from '../parts/answered';
import { Asker } from '../timeline/asker';

export const DIGESTS_EVERY_MS = 30_000;
/** A week of hours, and a third of a year of days. */
const LIMITS: Readonly<Record<DigestSpan, number>> = { hour: 168, day: 120 };

/** What the last hours or days of the life in the window were like, as of the last time it was asked. */
export class Digests {
  #source: Pick<Bridge, 'anomalies' | 'life'>;
  #span = $state.raw<DigestSpan>('hour');
  #digests = $state.raw<readonly Digest[] | null>(null);
  #trouble = $state.raw<Message | null>(null);
  #watchers = 0;
  /** Rises whenever another question is asked: an answer to the one before is not shown. */
  #turn = 0;
  #asker = this.#newAsker();

  constructor(source: Pick<Bridge, 'anomalies' | 'life'>) {
    this.#source = source;
  }

  get span(): DigestSpan {
    return this.#span;
  }
  /** Newest first; null until main has answered. */
  get digests(): readonly Digest[] | null {
    return this.#digests;
  }
  get trouble(): Message | null {
    return this.#trouble;
  }

  open(): () => void {
    const stops = [
      this.#source.life.onChanged((push) => this.#follow(push)),
      this.#source.life.onReplaced(() => this.#begin()),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Asks only while someone watches. Returns how to stop. */
  watch(): () => void {
    this.#watchers += 1;
    this.#asker.ask(this.#span);
    return () => {
      this.#watchers -= 1;
      if (this.#watchers === 0) this.#asker.stop();
    };
  }

  choose(span: DigestSpan): void {
    if (span === this.#span) return;
    this.#span = span;
    this.#begin();
  }

  retry(): void {
    this.#begin();
  }

  /** Only when a whole span may have passed since the newest. */
  #follow({ view }: LifePush): void {
    if (this.#watchers === 0 || this.#digests === null) return;
    const newest = this.#digests[0];
    const due = newest ? newest.toTick + (newest.toTick - newest.fromTick) + 1 : 0;
    if (view.tick >= due) this.#asker.ask(this.#span);
  }

  #begin(): void {
    this.#turn += 1;
    this.#digests = null;
    this.#trouble = null;
    this.#asker.stop();
    this.#asker = this.#newAsker();
    if (this.#watchers > 0) this.#asker.ask(this.#span);
  }

  #newAsker(): Asker<DigestSpan> {
    return new Asker(DIGESTS_EVERY_MS, (span) => this.#read(span));
  }

  async #read(span: DigestSpan): Promise<void> {
    const turn = this.#turn;
    const answer = await answered(this.#source.anomalies.digests({ span, limit: LIMITS[span] }));
    if (turn !== this.#turn) return;
    this.#trouble = answer.ok ? null : answer.message;
    if (answer.ok) this.#digests = answer.value;
  }
}
