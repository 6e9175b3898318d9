import { natural } from '../../src/main/life/presets/natural';
import type { Course } from './life-course';
import type { Scar } from './scar';

/** One promise of the natural policy, as measured. */
export interface Promised {
  readonly name: string;
  readonly promise: string;
  readonly kept: boolean;
  readonly measured: string;
}

export interface Evidence {
  readonly untended: readonly Course[];
  readonly tended: readonly Course[];
  readonly scars: readonly Scar[];
  /** Hashes at the end of day one of lives that were lived a second time, by seed. */
  readonly again: ReadonlyMap<number, string>;
}

const QUANTILES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1] as const;

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = part * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? NaN;
  return below + ((sorted[Math.ceil(at)] ?? NaN) - below) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
const daysOf = (courses: readonly Course[]): number[] => courses.map(({ days }) => days);
const fixed = (value: number, digits = 2): string => value.toFixed(digits);
const quantilesOf = (values: readonly number[]): string =>
  QUANTILES.map((part) => `${part * 100} % ${fixed(quantile(values, part))}`).join(', ');

/**
 * Deaths per life and day in four stretches of age, each as long as half the median: the last is open.
 * A constant hazard would be the life of an atom; ageing makes it rise.
 */
export function hazards(days: readonly number[]): number[] {
  const stretch = median(days) / 2;
  return [0, 1, 2, 3].map((index) => {
    const [from, to] = [index * stretch, index === 3 ? Infinity : (index + 1) * stretch];
    const deaths = days.filter((age) => age >= from && age < to).length;
    const lived = days.reduce((sum, age) => sum + Math.max(0, Math.min(age, to) - from), 0);
    return lived === 0 ? NaN : deaths / lived;
  });
}

/** Measures P1 to P7 of the natural policy. */
export function judge({ untended, tended, scars, again }: Evidence): readonly Promised[] {
  const days = daysOf(untended);
  const hazard = hazards(days).filter((rate) => !Number.isNaN(rate));
  const rising = hazard.every((rate, index) => index === 0 || rate >= (hazard[index - 1] ?? 0));
  const ratio = median(daysOf(tended)) / median(days);
  const all = [...untended, ...tended];
  const rate = {
    min: Math.min(...all.map(({ innerRate }) => innerRate.min)),
    max: Math.max(...all.map(({ innerRate }) => innerRate.max)),
    aroused: median(all.map(({ innerRate }) => innerRate.aroused)),
    quiet: median(all.map(({ innerRate }) => innerRate.quiet)),
  };
  const dwell = Math.min(...all.map(({ leastDwellTicks }) => leastDwellTicks));
  const most = Math.max(...all.map(({ longTermMost }) => longTermMost));
  const weighed = (pick: (course: Course) => Course['kept']) => {
    const rows = all.map(pick).filter(({ count }) => count > 0);
    const total = rows.reduce((sum, { count }) => sum + count, 0);
    const mean = (of: (row: Course['kept']) => number) =>
      rows.reduce((sum, row) => sum + of(row) * row.count, 0) / total;
    return {
      count: total,
      significance: mean((row) => row.significance),
      recalls: mean((row) => row.timesRecalled),
    };
  };
  const [forgotten, kept] = [weighed((course) => course.forgotten), weighed((course) => course.kept)];
  const differences = scars.map(({ significanceDifference, effectDifference }) =>
    Math.max(significanceDifference, effectDifference),
  );
  const sameAgain = untended.filter(({ seed, hashAtDayOne }) => again.get(seed) === hashAtDayOne).length;
  const different = new Set(untended.map(({ hashAtDayOne }) => hashAtDayOne)).size;

  return [
    {
      name: 'P1',
      promise:
        'untended: median 3 to 30 days, none dead within 12 h, all dead some day, hazard grows with age',
      kept:
        median(days) >= 3 &&
        median(days) <= 30 &&
        Math.min(...days) > 0.5 &&
        untended.every(({ cause }) => cause !== 'none') &&
        rising,
      measured: `days: ${quantilesOf(days)}; deaths per life and day by age: ${hazard.map((each) => fixed(each, 3)).join(' < ')}; causes: ${causesOf(untended)}`,
    },
    {
      name: 'P2',
      promise: 'tended, the median life lasts at least three times longer',
      kept: ratio >= 3,
      measured: `${fixed(ratio)} times; days: ${quantilesOf(daysOf(tended))}; causes: ${causesOf(tended)}`,
    },
    {
      name: 'P3',
      promise: 'same seed, same hash; another seed, another life',
      kept: sameAgain === again.size && different === untended.length,
      measured: `${sameAgain} of ${again.size} lived again alike, ${different} of ${untended.length} different`,
    },
    {
      name: 'P4',
      promise:
        'after twenty shocks the same shock is appraised at least 10 % differently, and memory shows why',
      kept: differences.every((each) => each >= 0.1) && scars.every((scar) => scar.recalledFromDayOne > 0),
      measured: `difference: ${quantilesOf(differences.map((each) => each * 100))} (%); weighed with ${fixed(median(scars.map(({ recalledFromDayOne }) => recalledFromDayOne)), 0)} episodes of day one (at least ${Math.min(...scars.map(({ recalledFromDayOne }) => recalledFromDayOne))})`,
    },
    {
      name: 'P5',
      promise: 'inner rate within [0.25, 4], faster in intense episodes, slower in quiet ones',
      kept: rate.min >= 0.25 && rate.max <= 4 && rate.aroused > rate.quiet * 1.1,
      measured: `${fixed(rate.min)} to ${fixed(rate.max)}; aroused ${fixed(rate.aroused)}, quiet ${fixed(rate.quiet)}`,
    },
    {
      name: 'P6',
      promise: 'at most one transition in 60 ticks',
      kept: dwell >= 60,
      measured: `least distance ${dwell} ticks; median ${median(all.map(({ transitions }) => transitions))} transitions in a life`,
    },
    {
      name: 'P7',
      promise: 'memory is bounded; insignificant and unrecalled episodes go first',
      kept:
        most <= natural.memory.longTermMax &&
        forgotten.significance < kept.significance &&
        forgotten.recalls < kept.recalls,
      measured: `at most ${most} of ${natural.memory.longTermMax}; significance forgotten ${fixed(forgotten.significance)} against kept ${fixed(kept.significance)}, recalls ${fixed(forgotten.recalls)} against ${fixed(kept.recalls)} (${forgotten.count} forgotten)`,
    },
  ];
}

function causesOf(courses: readonly Course[]): string {
  const counts = new Map<string, number>();
  for (const { cause } of courses) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return [...counts].map(([cause, count]) => `${cause} ${count}`).join(', ');
}

/** Part still alive at each age, as lines of text. */
export function survivalCurve(courses: readonly Course[], rows = 12): readonly string[] {
  const days = daysOf(courses);
  const longest = Math.max(...days);
  return Array.from({ length: rows + 1 }, (_, row) => {
    const age = (longest * row) / rows;
    const alive = days.filter((each) => each > age).length / days.length;
    return `${age.toFixed(1).padStart(7)} d ${'█'.repeat(Math.round(alive * 50)).padEnd(50, '·')} ${(alive * 100).toFixed(0).padStart(3)} %`;
  });
}
