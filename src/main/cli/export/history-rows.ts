import { QUANTITIES, type Course, type Quantity } from '../../../shared/past';
import type { HistoryPoint } from '../../../shared/views';
import type { LifeStore } from '../../vault/life-store';
import type { Row, TickRange } from './row';

/** Mean, minimum and maximum of each quantity; of a single tick they are the same. */
export const HISTORY_COLUMNS: readonly string[] = [
  ...['tier', 'tick', 'ticks', 'atMs', 'fromMs', 'toMs'],
  ...QUANTITIES.flatMap((quantity) => [quantity, `${quantity}Min`, `${quantity}Max`]),
];

/** So much of the past is read at once. */
const WINDOW_MS = 7 * 86_400_000;
const ALL = Number.MAX_SAFE_INTEGER;

/** The finest that is kept of each stretch: minutes first, then every tick of the last day. Oldest first. */
export function* historyRows(store: LifeStore, range: TickRange): Generator<Row, void> {
  const ticks = store.recentHistory(ALL);
  const [first] = ticks;
  if (first === undefined) return;
  let told = -1;
  for (const row of minuteRows(store, first)) {
    told = lastTickOf(row);
    if (row.tick <= range.to && told >= range.from) yield row;
  }
  for (const point of ticks) {
    // The first tick that is kept may lie within a minute that is told already.
    if (point.tick > told && point.tick >= range.from && point.tick <= range.to) yield tickRow(point);
  }
}

type Minute = Row & { readonly tick: number; readonly ticks: number };

const lastTickOf = ({ tick, ticks }: Minute): number => tick + ticks - 1;

/** What is told of the time before the first tick that is kept. */
function* minuteRows(store: LifeStore, { tick: untilTick, sinceBirthMs: untilMs }: HistoryPoint) {
  let told = -1;
  for (let fromMs = store.reach().firstMs; fromMs < untilMs; fromMs += WINDOW_MS) {
    const toMs = Math.min(untilMs, fromMs + WINDOW_MS);
    const course = store.course({ fromMs, toMs, pointsMax: ALL });
    for (let index = 0; index < course.count; index++) {
      const row = courseRow(course, index);
      // A course reaches to its neighbours on both sides, however far they are.
      if (row.tick <= told || row.tick >= untilTick || row.fromMs >= toMs) continue;
      told = lastTickOf(row);
      yield row;
    }
  }
}

function courseRow(course: Course, index: number): Minute & { readonly fromMs: number } {
  const { tier, min, mean, max } = course;
  const at = (column: Float64Array): number => column[index] ?? NaN;
  const levels = QUANTITIES.flatMap((quantity) => [
    [quantity, at(mean[quantity])],
    [`${quantity}Min`, at(min[quantity])],
    [`${quantity}Max`, at(max[quantity])],
  ]);
  return {
    ...{ tier, tick: at(course.tick), ticks: at(course.ticks) },
    ...{ atMs: at(course.atMs), fromMs: at(course.fromMs), toMs: at(course.toMs) },
    ...(Object.fromEntries(levels) as Record<Quantity, number>),
  };
}

function tickRow(point: HistoryPoint): Row {
  const { tick, atMs, sinceBirthMs } = point;
  const levels = QUANTITIES.flatMap((quantity) =>
    ['', 'Min', 'Max'].map((suffix) => [quantity + suffix, point[quantity]]),
  );
  return {
    ...{ tier: 'tick', tick, ticks: 1, atMs, fromMs: sinceBirthMs, toMs: sinceBirthMs },
    ...(Object.fromEntries(levels) as Record<Quantity, number>),
  };
}
