import type { Stretch } from '../timeline/stretch';
import { integer } from '../words/format';
import type { Cause } from './causes';

/** As wide as a label is at most, px. */
const LABEL_PX = 50;

export interface Mark {
  readonly seq: number;
  /** From the left edge of the plot, px. */
  readonly x: number;
  /** Null where a stronger cause has its own right there. */
  readonly label: string | null;
  /** The label stands on the left of the mark. */
  readonly turned: boolean;
}

const leftOf = ({ x, turned }: Pick<Mark, 'x' | 'turned'>): number => (turned ? x - LABEL_PX : x);

/** Where causes stand on the time axis. All that are in sight are marked; the strongest have their labels first. */
export function marksOf(
  causes: readonly Cause[],
  { fromMs, toMs }: Stretch,
  widthPx: number,
): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { seq, ms } of causes) {
    if (ms === null || ms < fromMs || ms > toMs || toMs <= fromMs) continue;
    const x = ((ms - fromMs) / (toMs - fromMs)) * widthPx;
    const place = { x, turned: x > widthPx / 2 };
    const free = marks.every(
      (other) => other.label === null || Math.abs(leftOf(other) - leftOf(place)) >= LABEL_PX,
    );
    marks.push({ seq, ...place, label: free ? `#${integer(seq)}` : null });
  }
  return marks;
}
