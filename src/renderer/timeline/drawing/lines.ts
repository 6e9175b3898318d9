import type { Course } from '../../../shared/past';
import { WIDE_PX } from '../../chart/gap-bands';
import type { Scale } from '../../life/series';
import type { Piece } from '../atlas';
import type { Box, Pen } from './pen';
import { within } from './pen';
import { pointsOf, type Trace } from './traces';

const BAND_ALPHA = 0.2;
/** A band so flat is hidden by its line. */
const FLAT_PX = 1.5;
const AIR_PX = 2;

const at = (column: Float64Array, index: number): number => column[index] ?? NaN;

/** Runs of points without a gap between them that could be seen: `[first, last]` of each. */
export function runsOf(piece: Piece<Course>, gapMsMin: number): readonly (readonly [number, number])[] {
  const { content: course } = piece;
  const [first, last] = pointsOf(piece);
  const wide = course.gaps.filter(({ fromMs, toMs }) => toMs - fromMs >= gapMsMin);
  const runs: [number, number][] = [];
  let from = first;
  let next = 0;
  for (let index = first + 1; index <= last; index += 1) {
    const before = at(course.toMs, index - 1);
    while (next < wide.length && (wide[next]?.toMs ?? 0) <= before) next += 1;
    if ((wide[next]?.fromMs ?? Infinity) >= at(course.fromMs, index)) continue;
    runs.push([from, index - 1]);
    from = index;
  }
  if (from <= last) runs.push([from, last]);
  return runs;
}

/** Where a value lies in a lane, px from the top. */
export const yOf =
  ({ top, height }: Box, { floor, ceiling }: Required<Scale>) =>
  (value: number): number =>
    top + AIR_PX + ((ceiling - value) / (ceiling - floor)) * (height - 2 * AIR_PX);

/** Means as lines, and what lies around them as soft bands; where a gap can be seen both break. */
export function drawTraces(
  pen: Pen,
  box: Box,
  pieces: readonly Piece<Course>[],
  { traces, scale }: { readonly traces: readonly Trace[]; readonly scale: Required<Scale> },
): void {
  const y = yOf(box, scale);
  for (const piece of pieces) {
    const runs = runsOf(piece, WIDE_PX * pen.pixelMs);
    const xs = middles(pen, piece.content, runs);
    const drawn = { runs, xs, course: piece.content, y };
    within(pen, pen.xOf(piece.fromMs), pen.xOf(piece.toMs), box, () => {
      for (const trace of traces) drawBand(pen, drawn, trace);
      for (const trace of traces) drawLine(pen, drawn, trace);
    });
  }
}

interface Drawn {
  readonly course: Course;
  readonly runs: readonly (readonly [number, number])[];
  /** Of each point of the course, from the first that is drawn. */
  readonly xs: Float64Array;
  readonly y: (value: number) => number;
}

function middles(
  { xOf }: Pen,
  { fromMs, toMs }: Course,
  runs: readonly (readonly [number, number])[],
): Float64Array {
  const first = runs[0]?.[0] ?? 0;
  const xs = new Float64Array((runs.at(-1)?.[1] ?? first - 1) - first + 1);
  for (let index = 0; index < xs.length; index += 1)
    xs[index] = xOf((at(fromMs, first + index) + at(toMs, first + index)) / 2);
  return xs;
}

function drawLine({ ctx, colour }: Pen, { course, runs, xs, y }: Drawn, trace: Trace): void {
  const mean = course.mean[trace.quantity];
  const first = runs[0]?.[0] ?? 0;
  ctx.strokeStyle = colour(trace.colour);
  ctx.lineWidth = 1.5;
  ctx.lineJoin = 'round';
  ctx.setLineDash([...trace.dash]);
  ctx.beginPath();
  for (const [from, to] of runs) {
    ctx.moveTo(at(xs, from - first), y(trace.on(at(mean, from))));
    // A point without a neighbour is seen all the same.
    if (from === to) ctx.lineTo(at(xs, from - first) + 1, y(trace.on(at(mean, from))));
    for (let index = from + 1; index <= to; index += 1)
      ctx.lineTo(at(xs, index - first), y(trace.on(at(mean, index))));
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawBand({ ctx, colour }: Pen, { course, runs, xs, y }: Drawn, trace: Trace): void {
  const [low, high] = [course.min[trace.quantity], course.max[trace.quantity]];
  const first = runs[0]?.[0] ?? 0;
  ctx.fillStyle = colour(trace.colour);
  ctx.globalAlpha = BAND_ALPHA;
  for (const [from, to] of runs) {
    let tallest = 0;
    for (let index = from; index <= to; index += 1)
      tallest = Math.max(tallest, at(high, index) - at(low, index));
    if (Math.abs(y(trace.on(tallest)) - y(trace.on(0))) < FLAT_PX) continue;
    ctx.beginPath();
    for (let index = from; index <= to; index += 1)
      ctx.lineTo(at(xs, index - first), y(trace.on(at(high, index))));
    for (let index = to; index >= from; index -= 1)
      ctx.lineTo(at(xs, index - first), y(trace.on(at(low, index))));
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}
