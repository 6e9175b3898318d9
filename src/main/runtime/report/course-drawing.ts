import { shareOf } from '../../../shared/numbers';
import type { Course } from '../../../shared/past';
import { VITALS, type Vital } from '../../../shared/vocabulary';
import { html, type Markup } from './markup';

/** px of the drawing; it is scaled to the page. */
const SIZE = { width: 680, height: 200 } as const;
const PLOT = { left: 46, right: 670, top: 14, bottom: 172 } as const;
const GRID = [0, 0.25, 0.5, 0.75, 1] as const;
/** A gap that is narrower does not break a line. */
const GAP_PX_MIN = 3;
const TRIANGLE = 4;

export interface CourseDrawing {
  readonly course: Course;
  /** What it shows, for those who do not see it. */
  readonly about: string;
  /** The point of no return, ms since birth; null where none lies here. */
  readonly pointMs: number | null;
  /** Inputs marked on the axis, ms since birth. */
  readonly inputsMs: readonly number[];
  /** A time since birth in words. */
  readonly age: (ms: number) => string;
}

const px = (value: number): string => value.toFixed(1).replace(/\.0$/, '');

/** The vitals of a stretch as one drawing: shares of their ceilings over the time since birth. */
export function courseDrawing({ course, about, pointMs, inputsMs, age }: CourseDrawing): Markup {
  const fromMs = course.fromMs[0] ?? 0;
  const toMs = Math.max(fromMs + 1, course.toMs[course.count - 1] ?? fromMs);
  const x = (ms: number): number => PLOT.left + ((ms - fromMs) / (toMs - fromMs)) * (PLOT.right - PLOT.left);
  const within = (ms: number): boolean => ms >= fromMs && ms <= toMs;
  const gapMsMin = (GAP_PX_MIN * (toMs - fromMs)) / (PLOT.right - PLOT.left);
  const gaps = course.gaps.filter(
    (gap) => gap.toMs > fromMs && gap.fromMs < toMs && gap.toMs - gap.fromMs >= gapMsMin,
  );
  return html`<svg class="course" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${about}">
    ${GRID.map(gridLine)}
    ${gaps.map((gap) => {
      const [left, right] = [Math.max(PLOT.left, x(gap.fromMs)), Math.min(PLOT.right, x(gap.toMs))];
      return html`<rect
        class="gap"
        x="${px(left)}"
        y="${PLOT.top}"
        width="${px(right - left)}"
        height="${PLOT.bottom - PLOT.top}"
      />`;
    })}
    ${VITALS.map((vital) => line(course, vital, x, gapMsMin))}
    ${inputsMs.filter(within).map((ms) => triangle(x(ms)))}
    ${
      pointMs !== null && within(pointMs)
        ? html`<path class="point" d="M${px(x(pointMs))} ${PLOT.top}V${PLOT.bottom}" />`
        : null
    }
    ${[
      ['start', PLOT.left, fromMs] as const,
      ['middle', (PLOT.left + PLOT.right) / 2, (fromMs + toMs) / 2] as const,
      ['end', PLOT.right, toMs] as const,
    ].map(
      ([anchor, at, ms]) =>
        html`<text x="${at}" y="${PLOT.bottom + 20}" text-anchor="${anchor}">${age(ms)}</text>`,
    )}
  </svg>`;
}

const y = (share: number): number => PLOT.bottom - share * (PLOT.bottom - PLOT.top);

const gridLine = (share: number): Markup =>
  html`<path class="grid" d="M${PLOT.left} ${px(y(share))}H${PLOT.right}" /><text
      x="${PLOT.left - 6}"
      y="${px(y(share) + 3.5)}"
      text-anchor="end"
      >${100 * share}${'\u00a0'}%</text
    >`;

const triangle = (at: number): Markup =>
  html`<path
    class="input"
    d="M${px(at)} ${PLOT.bottom - TRIANGLE}l${TRIANGLE} ${2 * TRIANGLE}h-${2 * TRIANGLE}z"
  />`;

/** The means of one vital, broken where time was not lived, and the band around them. */
function line(course: Course, vital: Vital, x: (ms: number) => number, gapMsMin: number): Markup {
  const strokes: string[] = [];
  const bands: string[] = [];
  let upper: string[] = [];
  let lower: string[] = [];
  const endBand = (): void => {
    if (upper.length > 1) bands.push(`M${upper.join('L')}L${lower.reverse().join('L')}Z`);
    [upper, lower] = [[], []];
  };
  for (let index = 0; index < course.count; index += 1) {
    const at = (column: Float64Array): number => column[index] ?? NaN;
    const [from, to, mean] = [at(course.fromMs), at(course.toMs), at(course.mean[vital])];
    if (!Number.isFinite(from) || !Number.isFinite(to) || !Number.isFinite(mean)) continue;
    const before = index > 0 ? (course.toMs[index - 1] ?? from) : -Infinity;
    const goesOn = strokes.length > 0 && from - before < gapMsMin + (to - from);
    if (!goesOn) endBand();
    const place = (share: number): string => `${px(x((from + to) / 2))} ${px(y(share))}`;
    strokes.push(`${goesOn ? 'L' : 'M'}${place(shareOf(vital, mean))}`);
    if (at(course.ticks) > 1) {
      upper.push(place(shareOf(vital, at(course.max[vital]))));
      lower.push(place(shareOf(vital, at(course.min[vital]))));
    }
  }
  endBand();
  return html`<path class="band ${vital}" d="${bands.join('')}" /><path
      class="line ${vital}"
      d="${strokes.join('')}"
    />`;
}
