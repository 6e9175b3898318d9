import {
  QUANTITIES,
  type Course,
  type CourseQuery,
  type Gap,
  type Quantity,
  type Reach,
  type Tier,
} from '../../src/shared/past';
import { GAP_KINDS, type GapKind } from '../../src/shared/vocabulary';

/** What a scripted tick is: told by the script, so that a course shows what the views show. */
export type QuantityAt = (tick: number) => Readonly<Record<Quantity, number>>;

const TICK_MS = 1000;
const HOUR_TICKS = 3600;
const BIRTH_MS = 311;

/** A life that sleeps at night, is closed with the lid now and then, and crashed a few times. */
const NIGHTLY: readonly (readonly [awakeTicks: number, kind: GapKind, gapMs: number])[] = [
  [15 * HOUR_TICKS, 'asleep', 8.2 * HOUR_TICKS * TICK_MS],
  [9 * HOUR_TICKS, 'suspended', 1.4 * HOUR_TICKS * TICK_MS],
  [6 * HOUR_TICKS, 'asleep', 7.1 * HOUR_TICKS * TICK_MS],
  [11 * HOUR_TICKS, 'suspended', 0.6 * HOUR_TICKS * TICK_MS],
  [5 * HOUR_TICKS, 'asleep', 9 * HOUR_TICKS * TICK_MS],
];
/** Rarely it ended otherwise. */
const BEFELL_EVERY = 83;
const BEFELL: Readonly<Record<number, GapKind>> = { 3: 'crashed', 57: 'unknown', 64: 'crashed' };
/** And what befell it within the last half hour: ticks before now. */
const LATELY: readonly (readonly [ticksAgo: number, kind: GapKind, gapMs: number])[] = [
  [1500, 'unknown', 200_000],
  [330, 'suspended', 45_000],
  [150, 'crashed', 21_000],
];

export class ScriptedPast {
  readonly gaps: readonly Gap[];
  readonly downtimeMs: number;
  readonly #lastTick: number;

  constructor(lastTick: number) {
    this.#lastTick = lastTick;
    const placed: { tick: number; kind: GapKind; ms: number }[] = [];
    const lately = lastTick - (LATELY[0]?.[0] ?? 0);
    for (let tick = 0, turn = 0; ; turn += 1) {
      const [awake, kind, ms] = NIGHTLY[turn % NIGHTLY.length] ?? [1, 'asleep', 0];
      tick += awake;
      if (tick >= lately) break;
      placed.push({ tick, kind: BEFELL[turn % BEFELL_EVERY] ?? kind, ms });
    }
    for (const [ago, kind, ms] of LATELY)
      if (lastTick > 2 * ago) placed.push({ tick: lastTick - ago, kind, ms });
    let downMs = 0;
    this.gaps = placed.map(({ tick, kind, ms }, index): Gap => {
      const fromMs = tick * TICK_MS + BIRTH_MS + downMs;
      downMs += ms;
      return { seq: 20 + index * 7, kind, tick, fromMs, toMs: fromMs + ms, atMs: 0 };
    });
    this.downtimeMs = downMs;
  }

  /** ms since birth at which a tick ended. */
  sinceBirthMs(tick: number): number {
    let low = 0;
    let high = this.gaps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.gaps[middle]?.tick ?? 0) < tick) low = middle + 1;
      else high = middle;
    }
    const gap = this.gaps[low - 1];
    return gap ? gap.toMs + (tick - gap.tick) * TICK_MS : tick * TICK_MS + BIRTH_MS;
  }

  tickAt(ms: number): number {
    const gap = this.gaps.filter(({ fromMs }) => fromMs <= ms).at(-1);
    if (!gap) return Math.max(0, Math.floor((ms - BIRTH_MS) / TICK_MS));
    return gap.tick + Math.max(0, Math.floor((ms - gap.toMs) / TICK_MS));
  }

  /** Wall-clock time of a tick, when the newest of the script was at `nowMs`. */
  atMs(tick: number, nowMs: number): number {
    return nowMs - (this.sinceBirthMs(this.#lastTick) - this.sinceBirthMs(tick));
  }

  reach(lastTick: number): Reach {
    const gapsMs = Object.fromEntries(
      GAP_KINDS.map((kind) => [
        kind,
        this.gaps.reduce((sum, gap) => sum + (gap.kind === kind ? gap.toMs - gap.fromMs : 0), 0),
      ]),
    ) as Record<GapKind, number>;
    const lastMs = this.sinceBirthMs(lastTick);
    const clockMs = 3_611_000;
    return {
      firstTick: 0,
      lastTick,
      firstMs: 0,
      lastMs,
      books: { wallMs: lastMs + clockMs, livedMs: lastMs - this.downtimeMs, gapsMs, clockMs },
    };
  }

  course({ fromMs, toMs, pointsMax }: CourseQuery, lastTick: number, nowMs: number, at: QuantityAt): Course {
    const from = Math.max(1, this.tickAt(fromMs) - 1);
    const to = Math.min(lastTick, this.tickAt(toMs) + 1);
    const size = Math.max(1, Math.ceil((to - from + 1) / pointsMax));
    const tier: Tier = size === 1 ? 'tick' : size < 60 ? 'minute' : size < 3600 ? 'hour' : 'day';
    const points: { tick: number; ticks: number }[] = [];
    let next = 0;
    for (let tick = from; tick <= to;) {
      // None reaches across a gap.
      while ((this.gaps[next]?.tick ?? Infinity) < tick) next += 1;
      const gap = this.gaps[next];
      const end = Math.min(tick + size - 1, to, gap ? gap.tick : Infinity);
      points.push({ tick, ticks: end - tick + 1 });
      tick = end + 1;
    }
    const column = (pick: (point: { tick: number; ticks: number }) => number) =>
      Float64Array.from(points, pick);
    const samples = points.map(({ tick, ticks }) =>
      Array.from({ length: Math.min(9, ticks) }, (_, index) => at(tick + Math.floor((index * ticks) / 9))),
    );
    const block = (fold: (values: readonly number[]) => number) =>
      Object.fromEntries(
        QUANTITIES.map((quantity) => [
          quantity,
          Float64Array.from(samples, (some) => fold(some.map((one) => one[quantity]))),
        ]),
      ) as Record<Quantity, Float64Array>;
    return {
      tier,
      count: points.length,
      tick: column(({ tick }) => tick),
      ticks: column(({ ticks }) => ticks),
      fromMs: column(({ tick }) => this.sinceBirthMs(tick)),
      toMs: column(({ tick, ticks }) => this.sinceBirthMs(tick + ticks - 1)),
      atMs: column(({ tick }) => this.atMs(tick, nowMs)),
      min: block((values) => Math.min(...values)),
      mean: block((values) => values.reduce((sum, value) => sum + value, 0) / values.length),
      max: block((values) => Math.max(...values)),
      gaps: this.gaps.filter((gap) => gap.toMs >= fromMs && gap.fromMs <= toMs),
    };
  }
}
