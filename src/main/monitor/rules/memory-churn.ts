import type { Bench, Rule } from '../bench';
import { NO_CAUSES, type Causes } from '../cause-log';
import { placeOf, type Moment } from '../observation';
import type { Place } from '../desk/signal';
import { afterParams, said } from '../words';

/** Changes are counted over the last hour, in pieces of ten minutes of lived time. */
const PIECES = 6;
const PIECE_MS = 10 * 60_000;
/** As many in an hour are nothing for any life. */
const COUNT_MIN = 14;
/** So many times the busiest hour of this life is not usual. */
const BUSIEST_TIMES = 2;
/** The busiest hour fades from one day to the next by this part. */
const FADES_PER_DAY = 0.03;
/** What lasts this long is usual from then on. */
const ACCEPTED_AFTER_MS = 86_400_000;
/** Nothing is told in the first ticks after a start. */
const QUIET_START_TICKS = 60;

export interface MemoryChurnState {
  readonly busiest: number;
}

/**
 * Memory that changes faster than this life's ever did: episodes kept and forgotten in an hour against its busiest
 * hour (a control chart of the extreme, c-chart in the manner of Shewhart 1931, its limit the life's own record).
 */
export class MemoryChurnRule implements Rule {
  readonly #pieces = new Float64Array(PIECES);
  /** Changes in the hour up to the end of each of these pieces. */
  readonly #hours = new Float64Array(PIECES);
  #at = 0;
  #pieceUntilMs = 0;
  #count = 0;
  #busiest = 0;
  #open: { readonly from: Place; readonly fromAgeMs: number; toldCount: number } | null = null;

  observe(moment: Moment, bench: Bench): void {
    if (moment.fresh) this.#startAfresh(moment);
    if (moment.view.ageMs >= this.#pieceUntilMs) this.#nextPiece(moment, bench);
    if (moment.happenings.length > 0) this.#note(moment, bench);
  }

  state(): MemoryChurnState {
    return { busiest: this.#busiest };
  }

  restore({ busiest }: MemoryChurnState): void {
    this.#busiest = busiest;
  }

  #startAfresh({ view }: Moment): void {
    this.#pieces.fill(0);
    this.#hours.fill(0);
    this.#count = 0;
    this.#open = null;
    this.#pieceUntilMs = view.ageMs + PIECE_MS;
  }

  #nextPiece(moment: Moment, bench: Bench): void {
    const { ageMs } = moment.view;
    this.#busiest *= 1 - FADES_PER_DAY * (PIECE_MS / 86_400_000);
    this.#hours[this.#at] = this.#count;
    this.#at = (this.#at + 1) % PIECES;
    // An hour that is over as a whole, so that what grows is not its own measure.
    if (this.#open === null) this.#busiest = Math.max(this.#busiest, this.#hours[this.#at] as number);
    this.#count -= this.#pieces[this.#at] as number;
    this.#pieces[this.#at] = 0;
    this.#pieceUntilMs = ageMs + PIECE_MS;
    const open = this.#open;
    if (open === null) return;
    const lasted = ageMs - open.fromAgeMs >= ACCEPTED_AFTER_MS;
    if (lasted) this.#busiest = Math.max(this.#busiest, this.#count);
    if (!lasted && this.#count > this.#limit(bench) / 2) return;
    this.#open = null;
    this.#hours.fill(0);
    bench.desk.clear(moment, 'memory-churn', 'memory');
  }

  #note(moment: Moment, bench: Bench): void {
    let changes = 0;
    for (const { happening } of moment.happenings) {
      if (happening.kind !== 'memory') continue;
      changes += 1;
    }
    if (changes === 0) return;
    this.#pieces[this.#at] = (this.#pieces[this.#at] as number) + changes;
    this.#count += changes;
    if (this.#count <= this.#limit(bench) || moment.settledTicks < QUIET_START_TICKS) return;
    if (this.#open !== null && this.#count < this.#open.toldCount * 1.5) return;
    this.#open ??= { from: placeOf(moment), fromAgeMs: moment.view.ageMs, toldCount: 0 };
    this.#open.toldCount = this.#count;
    this.#tell(moment, bench, this.#open.from, this.#causes(moment, bench));
  }

  #limit({ times }: Bench): number {
    return Math.max(COUNT_MIN, BUSIEST_TIMES * this.#busiest) * times('memory-churn');
  }

  /** A changed policy, or else the events that were kept one after the other. */
  #causes({ view, happenings }: Moment, { causes }: Bench): Causes {
    const byPolicy = causes.inputs(['policy'], view.ageMs, 3_600_000, 0);
    if (byPolicy.strongest !== null) return byPolicy;
    for (const { seq, happening } of happenings) {
      if (happening.kind !== 'event') continue;
      const { type, tick } = happening;
      return { seqs: [seq], strongest: { what: type, seq, tick, recorded: happening.source !== 'ambient' } };
    }
    return NO_CAUSES;
  }

  #tell(moment: Moment, bench: Bench, from: Place, cause: Causes): void {
    bench.desk.raise(moment, {
      kind: 'memory-churn',
      subject: 'memory',
      severity: 'notice',
      observed: this.#count,
      expected: { low: 0, high: Math.round(this.#busiest) },
      causes: cause.seqs,
      from,
      message: said('anomalies.memoryChurn.message', {
        count: this.#count,
        usual: Math.round(this.#busiest),
        ...afterParams(cause),
      }),
      clearsWhen: said('anomalies.memoryChurn.clears', {
        count: Math.max(1, Math.round(this.#limit(bench) / 2)),
      }),
    });
  }
}
