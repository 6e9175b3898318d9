import { QUANTITIES, type Course, type Gap, type Tier } from '../../shared/past';

const COUNT = QUANTITIES.length;

/** What is kept of a stretch of consecutive ticks. */
export interface Summary {
  /** Its first tick, and how many were lived in it. */
  readonly tick: number;
  readonly ticks: number;
  /** ms since birth at which its first and its last tick ended. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Wall-clock time of its first tick, Unix ms. */
  readonly atMs: number;
  /** Minimum, mean and maximum of each quantity, three blocks in the order of QUANTITIES. */
  readonly values: Float64Array;
}

/** @param parts consecutive and not empty, oldest first */
export function merged(parts: readonly Summary[]): Summary {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new Error('nothing to summarise');
  if (parts.length === 1) return first;
  const values = first.values.slice();
  let ticks = 0;
  for (let index = COUNT; index < 2 * COUNT; index++) values[index] = 0;
  for (const part of parts) {
    ticks += part.ticks;
    for (let index = 0; index < COUNT; index++) {
      values[index] = Math.min(at(values, index), at(part.values, index));
      values[COUNT + index] = at(values, COUNT + index) + at(part.values, COUNT + index) * part.ticks;
      values[2 * COUNT + index] = Math.max(at(values, 2 * COUNT + index), at(part.values, 2 * COUNT + index));
    }
  }
  for (let index = COUNT; index < 2 * COUNT; index++) values[index] = at(values, index) / ticks;
  const { tick, fromMs, atMs } = first;
  return { tick, ticks, fromMs, toMs: last.toMs, atMs, values };
}

/** As many neighbours become one point as it takes to stay within `pointsMax`; none reaches across a long gap. */
export function grouped(parts: readonly Summary[], pointsMax: number): readonly Summary[] {
  if (parts.length <= pointsMax) return parts;
  const spanMs = (parts.at(-1)?.toMs ?? 0) - (parts[0]?.fromMs ?? 0);
  // A gap wider than this would be seen; there can be no more than a third as many of those as points.
  const longMs = (spanMs / pointsMax) * 3;
  const size = Math.ceil(parts.length / Math.max(1, Math.floor((pointsMax * 2) / 3)));
  const groups: Summary[][] = [];
  let group: Summary[] = [];
  for (const part of parts) {
    const before = group.at(-1);
    if (before !== undefined && (group.length === size || part.fromMs - before.toMs > longMs)) {
      groups.push(group);
      group = [];
    }
    group.push(part);
  }
  groups.push(group);
  return groups.map(merged);
}

export function courseOf(tier: Tier, parts: readonly Summary[], gaps: readonly Gap[]): Course {
  const column = (pick: (part: Summary) => number) => Float64Array.from(parts, pick);
  const block = (from: number) =>
    Object.fromEntries(
      QUANTITIES.map((quantity, index) => [quantity, column(({ values }) => at(values, from + index))]),
    ) as Course['min'];
  return {
    tier,
    count: parts.length,
    tick: column(({ tick }) => tick),
    ticks: column(({ ticks }) => ticks),
    fromMs: column(({ fromMs }) => fromMs),
    toMs: column(({ toMs }) => toMs),
    atMs: column(({ atMs }) => atMs),
    min: block(0),
    mean: block(COUNT),
    max: block(2 * COUNT),
    gaps,
  };
}

const at = (values: Float64Array, index: number): number => values[index] ?? NaN;
