import { SeriesDetector, type SeriesJudgement } from '../../../src/main/monitor/series/series-detector';
import { PROBATION_COUNT, ROW_COUNT, noiseFrom, type SeriesFrom } from './generated-series';

export interface JudgedRow extends SeriesJudgement {
  readonly row: number;
}

export function judgeAll(
  values: readonly number[],
  timestampOf = (row: number) => row * 1000,
  probationLength = PROBATION_COUNT,
): JudgedRow[] {
  const detector = new SeriesDetector({ probationLength });
  return values.map((value, row) => ({ row, ...detector.update(timestampOf(row), value) }));
}

export function valuesOf(from: SeriesFrom, seed: number): number[] {
  const series = from(noiseFrom(seed));
  return Array.from({ length: ROW_COUNT }, (_, row) => series(row));
}

export const alarmsOf = (judged: readonly JudgedRow[]) => judged.filter(({ isAlarm }) => isAlarm);
