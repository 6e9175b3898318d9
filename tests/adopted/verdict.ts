import type { ProcessCondition } from '../../src/shared/processes';
import type { Control, Planted } from './run';
import type { FaultName } from './worker-model';

/** What each is to be called. */
export const RIGHT: Readonly<Record<FaultName, ProcessCondition>> = {
  stall: 'hung',
  'silent-stall': 'hung',
  loop: 'looping',
  'back-and-forth': 'looping',
  death: 'dead',
  'pid-gone': 'dead',
  idle: 'idle',
};

/** What is promised. */
export const NAMED_LEAST = 0.95;
export const FALSE_PER_MONTH_MOST = 1;
const DAYS_PER_MONTH = 30;

export interface Verdict {
  readonly named: number;
  /** Median and ninth tenth of the time to be told, in usual intervals, by fault. */
  readonly rows: readonly {
    readonly fault: string;
    readonly named: number;
    readonly count: number;
    readonly delays: readonly [number, number];
  }[];
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly controlDays: number;
  /** False findings of a condition in a process-month: all, warnings at least; and of vitals. */
  readonly perMonth: { readonly all: number; readonly warnings: number; readonly vitals: number };
  readonly broken: readonly string[];
}

export function judge(planted: readonly Planted[], controls: readonly Control[]): Verdict {
  const isRight = ({ fault, called }: Planted): boolean => RIGHT[fault] === called;
  const share = (all: readonly Planted[]): number =>
    all.length === 0 ? 1 : all.filter(isRight).length / all.length;
  const named = share(planted);
  const groups = [
    ...new Set(planted.flatMap(({ fault, temperament }) => [fault as string, temperament])),
  ].sort((a, b) => Number(!(a in RIGHT)) - Number(!(b in RIGHT)));
  const rows = groups.map((fault) => {
    const of = planted.filter((each) => each.fault === fault || each.temperament === fault);
    const delays = of
      .flatMap(({ afterMs, usualMs }) => (afterMs === null ? [] : [afterMs / usualMs]))
      .sort((a, b) => a - b);
    const at = (part: number): number => delays[Math.floor(part * (delays.length - 1))] ?? NaN;
    return { fault, named: share(of), count: of.length, delays: [at(0.5), at(0.9)] as const };
  });
  const confusion: Record<string, Record<string, number>> = {};
  for (const { fault, called } of planted) {
    const row = (confusion[RIGHT[fault]] ??= {});
    row[called] = (row[called] ?? 0) + 1;
  }
  const controlDays = controls.reduce((sum, { days }) => sum + days, 0);
  const perMonthOf = (count: number): number =>
    controlDays === 0 ? 0 : (count * DAYS_PER_MONTH) / controlDays;
  const sum = (of: (control: Control) => number): number => controls.reduce((all, each) => all + of(each), 0);
  const perMonth = {
    all: perMonthOf(sum(({ alarms }) => alarms.length)),
    warnings: perMonthOf(sum(({ warnings }) => warnings)),
    vitals: perMonthOf(sum(({ unusual }) => unusual)),
  };
  const broken = [
    ...(named < NAMED_LEAST
      ? [`${(100 * named).toFixed(1)} % are named rightly, not ${100 * NAMED_LEAST} %`]
      : []),
    ...(perMonth.all > FALSE_PER_MONTH_MOST
      ? [`${perMonth.all.toFixed(2)} false alarms in a process-month, more than ${FALSE_PER_MONTH_MOST}`]
      : []),
  ];
  return { named, rows, confusion, controlDays, perMonth, broken };
}

const CALLED = ['dead', 'hung', 'looping', 'idle', 'working'] as const;

export function table({ named, rows, confusion, controlDays, perMonth }: Verdict): string {
  const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
  return [
    'planted              named rightly    told after, in usual intervals: median, 90 %',
    ...rows.map(
      ({ fault, named: part, count, delays }) =>
        `${fault.padEnd(20)} ${percent(part).padStart(8)} of ${String(count).padEnd(5)} ${delays.map((each) => (Number.isNaN(each) ? '-' : each.toFixed(1)).padStart(9)).join('')}`,
    ),
    `all                  ${percent(named).padStart(8)}`,
    '',
    `is \\ called  ${CALLED.map((each) => each.padStart(9)).join('')}`,
    ...Object.entries(confusion).map(
      ([right, row]) =>
        `${right.padEnd(12)} ${CALLED.map((each) => String(row[each] ?? 0).padStart(9)).join('')}`,
    ),
    '',
    `healthy: ${(controlDays / 7).toFixed(0)} process-weeks; in a process-month ${perMonth.all.toFixed(2)} false findings of a condition, ` +
      `${perMonth.warnings.toFixed(2)} of them warnings at least, and ${perMonth.vitals.toFixed(2)} of vitals`,
  ].join('\n');
}
