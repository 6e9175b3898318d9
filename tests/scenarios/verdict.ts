import type { Control } from './control';
import { FOUND_WITHIN_TICKS, type Outcome } from './run-fault';

const RECALL_MIN = 0.95;
const RIGHT_MIN = 0.9;
const PER_WEEK_MAX = 1;

/** What became of one kind of fault over all its seeds. */
export interface Row {
  readonly fault: string;
  /** Lives in which it became visible: only these count. */
  readonly visible: number;
  readonly planted: number;
  /** Found within `FOUND_WITHIN_TICKS`. */
  readonly found: number;
  /** Found, and of the right kind; and with the right cause too. */
  readonly rightKind: number;
  readonly right: number;
  /** Ticks from becoming visible until it was noticed; below zero where that was before. */
  readonly medianDelay: number | null;
}

export interface Verdict {
  readonly rows: readonly Row[];
  readonly recall: number;
  readonly right: number;
  readonly perWeek: number;
  /** What was promised and not kept; empty when all was. */
  readonly broken: readonly string[];
}

const isFound = ({ found, delayTicks }: Outcome): boolean =>
  found && delayTicks !== null && delayTicks <= FOUND_WITHIN_TICKS;

export function judge(outcomes: readonly Outcome[], controls: readonly Control[]): Verdict {
  const names = [...new Set(outcomes.map(({ fault }) => fault))];
  const rows = names.map((fault) =>
    rowOf(
      fault,
      outcomes.filter((each) => each.fault === fault),
    ),
  );
  const sum = (pick: (row: Row) => number): number => rows.reduce((all, row) => all + pick(row), 0);
  const visible = sum((row) => row.visible);
  const recall = sum((row) => row.found) / visible;
  const right = sum((row) => row.right) / visible;
  const weeks = controls.reduce((all, { days }) => all + days, 0) / 7;
  const perWeek = controls.reduce((all, { notifications }) => all + notifications, 0) / weeks;
  const broken = [
    ...rows.filter((row) => row.visible < row.planted / 2).map((row) => `${row.fault}: hardly ever visible`),
    ...(recall >= RECALL_MIN ? [] : [`found ${percent(recall)} of all, not ${percent(RECALL_MIN)}`]),
    ...(right >= RIGHT_MIN ? [] : [`right kind and cause in ${percent(right)}, not ${percent(RIGHT_MIN)}`]),
    ...(controls.length === 0 || perWeek <= PER_WEEK_MAX
      ? []
      : [`${perWeek.toFixed(2)} notifications in a healthy week, not ${PER_WEEK_MAX} at most`]),
  ];
  return { rows, recall, right, perWeek, broken };
}

function rowOf(fault: string, all: readonly Outcome[]): Row {
  const seen = all.filter(({ visibleAfter }) => visibleAfter !== null);
  const found = seen.filter(isFound);
  const delays = found.map(({ delayTicks }) => delayTicks ?? 0).sort((a, b) => a - b);
  return {
    fault,
    planted: all.length,
    visible: seen.length,
    found: found.length,
    rightKind: found.filter(({ rightKind }) => rightKind).length,
    right: found.filter(({ rightKind, rightCause }) => rightKind && rightCause).length,
    medianDelay: delays[Math.floor(delays.length / 2)] ?? null,
  };
}

export const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

export function table({ rows, recall, right, perWeek }: Verdict, controls: readonly Control[]): string {
  const lines = rows.map((row) =>
    [
      row.fault.padEnd(22),
      `${row.visible}/${row.planted}`.padStart(8),
      percent(row.found / row.visible).padStart(9),
      percent(row.rightKind / row.visible).padStart(9),
      percent(row.right / row.visible).padStart(11),
      (row.medianDelay === null ? '-' : String(row.medianDelay)).padStart(8),
    ].join(' '),
  );
  const anomalies = controls.reduce((all, each) => all + each.anomalies, 0);
  const weeks = controls.reduce((all, { days }) => all + days, 0) / 7;
  return [
    'fault                   visible     found right kind   and cause    delay',
    ...lines,
    `all: found ${percent(recall)}, right kind and cause ${percent(right)}`,
    ...(controls.length === 0
      ? []
      : [
          `healthy: ${controls.length} lives, ${weeks.toFixed(0)} weeks, ${perWeek.toFixed(2)} notifications a week, ` +
            `${(anomalies / weeks).toFixed(2)} anomalies a week`,
          ...commonest(controls).map(
            ([name, count]) => `  ${(count / weeks).toFixed(2).padStart(6)} a week: ${name}`,
          ),
        ]),
  ].join('\n');
}

function commonest(controls: readonly Control[]): [string, number][] {
  const all: Record<string, number> = {};
  for (const { byKind } of controls) {
    for (const [name, count] of Object.entries(byKind)) all[name] = (all[name] ?? 0) + count;
  }
  return Object.entries(all)
    .sort(([, one], [, other]) => other - one)
    .slice(0, 12);
}
