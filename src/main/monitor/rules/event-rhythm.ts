import { AMBIENT_SOURCE } from '../../life/ambient';
import { SELF_SOURCE } from '../../life/life';
import { STIMULUS_TYPES, type AnomalySubject, type StimulusType } from '../../../shared/vocabulary';
import type { Bench, Rule } from '../bench';
import { causesOf, type Cause } from '../cause-log';
import type { Place } from '../desk/signal';
import { PointProcess, type PointProcessState } from '../learning/point-process';
import { keepNewest } from '../keep-newest';
import { placeOf, type Moment } from '../observation';
import { afterParams, roundSignificant, said, spanParams, usualParams } from '../words';

/** Chance has to be less likely than one in a million, `e^-13.8`. */
const WEIGHT = 13.8;
/** So many have to have been met before their absence means something. */
const SILENCE_COUNT_MIN = 12;
/** A flood is over after a silence of so many times the pace it had, within bounds. */
const CALM_TIMES = 6;
const CALM_MIN_MS = 60_000;
const CALM_MAX_MS = 3_600_000;
/** What lasts this long is usual from then on. */
const ACCEPTED_AFTER_MS = 86_400_000;
/** An open flood is told again when it has grown by this factor. */
const TOLD_AGAIN_FACTOR = 2;
/** Harm done by the events of a flood, as the sum of their effects, that makes it a warning. */
const WARNING_FROM_HARM = 0.6;
/** Nothing is told in the first ticks after a start. */
const QUIET_START_TICKS = 60;
const CHECKED_EVERY_TICKS = 10;
const CAUSES_KEPT = 8;

type Stream = 'events' | StimulusType;

interface Flood {
  readonly from: Place;
  readonly fromAgeMs: number;
  count: number;
  harm: number;
  toldCount: number;
}

/** One stream of events: those of one type, or all together. */
class EventStream {
  readonly process = new PointProcess();
  readonly subject: AnomalySubject;
  readonly #causes: Cause[] = [];
  readonly #effects: number[] = [];
  #lastPlace: Place = { tick: 0, ms: 0 };
  #silentFromMs = Infinity;
  #flood: Flood | null = null;
  #silent = false;

  constructor(readonly name: Stream) {
    this.subject = name === 'events' ? 'events' : `event-${name}`;
  }

  startAfresh(moment: Moment, { times }: Bench): void {
    this.#flood = null;
    this.#silent = false;
    this.#causes.length = 0;
    this.#effects.length = 0;
    this.#lastPlace = placeOf(moment);
    this.process.startAfresh(moment.view.ageMs);
    this.#expect(times('event-silence'));
  }

  meet(moment: Moment, bench: Bench, cause: Cause, effect: number): void {
    const { ageMs } = moment.view;
    if (this.#silent) bench.desk.clear(moment, 'event-silence', this.subject);
    this.#silent = false;
    this.process.happen(ageMs, this.#flood === null);
    this.#lastPlace = placeOf(moment);
    keepNewest(this.#causes, cause, CAUSES_KEPT * 4);
    keepNewest(this.#effects, effect, CAUSES_KEPT * 4);
    this.#expect(bench.times('event-silence'));
    if (moment.settledTicks < QUIET_START_TICKS) return;
    if (this.#flood === null) this.#lookForFlood(moment, bench);
    else this.#grow(moment, bench, this.#flood, effect);
  }

  /** Looks whether a flood is over, or a silence has begun. */
  check(moment: Moment, bench: Bench): void {
    const { ageMs } = moment.view;
    if (this.#flood !== null) this.#calm(moment, bench, this.#flood);
    if (ageMs < this.#silentFromMs || moment.settledTicks < QUIET_START_TICKS) return;
    if (!this.#silent) this.#tellSilence(moment, bench);
    else if (ageMs >= this.process.lastAgeMs + 2 * (this.#silentFromMs - this.process.lastAgeMs)) {
      this.#acceptSilence(moment, bench);
    }
  }

  #expect(times: number): void {
    this.#silentFromMs = this.process.silentFrom(WEIGHT * times, SILENCE_COUNT_MIN);
  }

  #lookForFlood(moment: Moment, bench: Bench): void {
    const burst = this.process.burst(WEIGHT * bench.times('event-flood'));
    if (burst === null) return;
    const { view } = moment;
    const ticks = burst.spanMs / view.policy.tickIntervalMs;
    const from = {
      tick: Math.max(0, view.tick - Math.round(ticks)),
      ms: Math.round(view.ageMs + view.downtimeMs - burst.spanMs),
    };
    const harm = -this.#effects.slice(-burst.count).reduce((sum, effect) => sum + effect, 0);
    this.#flood = { from, fromAgeMs: burst.sinceAgeMs, count: burst.count, harm, toldCount: burst.count };
    this.#tellFlood(moment, bench, this.#flood);
  }

  #grow(moment: Moment, bench: Bench, flood: Flood, effect: number): void {
    const wasHarmful = flood.harm >= WARNING_FROM_HARM;
    flood.count += 1;
    flood.harm -= effect;
    const harmful = flood.harm >= WARNING_FROM_HARM;
    if (flood.count < flood.toldCount * TOLD_AGAIN_FACTOR && harmful === wasHarmful) return;
    flood.toldCount = flood.count;
    this.#tellFlood(moment, bench, flood);
  }

  #calm(moment: Moment, bench: Bench, flood: Flood): void {
    const { ageMs } = moment.view;
    const paceMs = (this.process.lastAgeMs - flood.fromAgeMs) / flood.count;
    const calmMs = Math.min(CALM_MAX_MS, Math.max(CALM_MIN_MS, CALM_TIMES * paceMs));
    const lasted = ageMs - flood.fromAgeMs;
    if (lasted >= ACCEPTED_AFTER_MS) this.process.accept(flood.count, lasted);
    else if (ageMs - this.process.lastAgeMs < calmMs) return;
    this.#flood = null;
    this.process.startAfresh(ageMs);
    bench.desk.clear(moment, 'event-flood', this.subject);
  }

  #tellFlood(moment: Moment, bench: Bench, flood: Flood): void {
    const spanMs = moment.view.ageMs - flood.fromAgeMs;
    const usual = this.process.usualIn(spanMs);
    const own = this.#causes.slice(-flood.count);
    const causes = causesOf([...own].reverse().sort(byRecord));
    bench.desk.raise(moment, {
      kind: 'event-flood',
      subject: this.subject,
      severity: flood.harm >= WARNING_FROM_HARM ? 'warning' : 'notice',
      observed: flood.count,
      expected: { low: 0, high: roundSignificant(Math.max(usual, 0.01)) },
      causes: causes.seqs,
      from: flood.from,
      message: said('anomalies.eventFlood.message', {
        events: this.name,
        count: flood.count,
        ...spanParams(Math.max(spanMs, 1000)),
        ...usualParams(usual),
        ...sentParams(own),
      }),
      clearsWhen: said('anomalies.eventFlood.clears', { events: this.name }),
    });
  }

  #tellSilence(moment: Moment, bench: Bench): void {
    this.#silent = true;
    const { ageMs } = moment.view;
    const sinceMs = ageMs - this.process.lastAgeMs;
    const usual = this.process.usualIn(sinceMs);
    // The life's environment is a part of its policy: whatever changed it after the last event explains the silence.
    const cause = bench.causes.inputs(['policy'], this.process.lastAgeMs, 0, sinceMs / 2);
    bench.desk.raise(moment, {
      kind: 'event-silence',
      subject: this.subject,
      severity: 'notice',
      observed: 0,
      expected: { low: roundSignificant(usual), high: null },
      causes: cause.seqs,
      from: this.#lastPlace,
      message: said('anomalies.eventSilence.message', {
        events: this.name,
        ...spanParams(sinceMs),
        usual: roundSignificant(usual),
        ...afterParams(cause),
      }),
      clearsWhen: said('anomalies.eventSilence.clears', { events: this.name }),
    });
  }

  #acceptSilence(moment: Moment, bench: Bench): void {
    this.#silent = false;
    this.process.accept(0, moment.view.ageMs - this.process.lastAgeMs);
    this.#silentFromMs = Infinity;
    bench.desk.clear(moment, 'event-silence', this.subject);
  }
}

/**
 * Silence and flood of events, per type and all together: what reaches a life more or less often than it did
 * before. What the organism raises itself is not counted: it has its own causes.
 */
export class EventRhythmRule implements Rule {
  readonly #all = new EventStream('events');
  readonly #byType = new Map<string, EventStream>(
    STIMULUS_TYPES.map((type) => [type, new EventStream(type)]),
  );
  readonly #streams = [this.#all, ...this.#byType.values()];
  #untilCheck = CHECKED_EVERY_TICKS;

  observe(moment: Moment, bench: Bench): void {
    if (moment.fresh) {
      this.#untilCheck = CHECKED_EVERY_TICKS;
      for (const stream of this.#streams) stream.startAfresh(moment, bench);
    }
    if (moment.happenings.length > 0) this.#meet(moment, bench);
    if (!moment.ticked || --this.#untilCheck > 0) return;
    this.#untilCheck = CHECKED_EVERY_TICKS;
    for (const stream of this.#streams) stream.check(moment, bench);
  }

  state(): readonly PointProcessState[] {
    return this.#streams.map(({ process }) => process.state());
  }

  restore(states: readonly PointProcessState[]): void {
    this.#streams.forEach(({ process }, index) => {
      const state = states[index];
      if (state !== undefined) process.restore(state);
    });
  }

  #meet(moment: Moment, bench: Bench): void {
    for (const { seq, happening } of moment.happenings) {
      if (happening.kind !== 'event' || happening.source === SELF_SOURCE) continue;
      const { type, tick, source, appraisal } = happening;
      const cause = { what: type, seq, tick, recorded: source !== AMBIENT_SOURCE };
      this.#byType.get(type)?.meet(moment, bench, cause, appraisal.effect);
      this.#all.meet(moment, bench, cause, appraisal.effect);
    }
  }
}

/** The inputs of a flood that have a journal record of their own. */
function sentParams(causes: readonly Cause[]): Readonly<Record<string, string | number>> {
  const seqs = causes.filter(({ recorded }) => recorded).map(({ seq }) => seq);
  const [first, last] = [seqs[0], seqs.at(-1)];
  if (first === undefined || last === undefined) return { seqs: 'none' };
  return { seqs: first === last ? 'one' : 'several', first, last };
}

const byRecord = (one: Cause, other: Cause): number => Number(other.recorded) - Number(one.recorded);
