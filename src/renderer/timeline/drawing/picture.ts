import type { Marks } from '../../../shared/marks';
import type { Course } from '../../../shared/past';
import type { EventType } from '../../../shared/vocabulary';
import { drawGapBands, WIDE_PX } from '../../chart/gap-bands';
import { digitsOf } from '../../chart/round-scale';
import type { Scale } from '../../life/series';
import { fixed } from '../../words/format';
import type { Piece } from '../atlas';
import { FRAME } from '../frame';
import type { Lane } from '../lanes';
import { lengthOf, type Stretch } from '../stretch';
import { drawAnomalies } from './anomalies';
import { drawEvents } from './events';
import { drawAxis, drawGround, drawScale, levelsOf } from './grid';
import { drawTraces, yOf } from './lines';
import { drawMemories } from './memories';
import { fitted, type Box, type Palette, type Pen } from './pen';
import { drawPhases } from './phases';
import {
  DYNAMIC_TRACES,
  dynamicScale,
  extentOf,
  INNER_TRACES,
  innerScale,
  VITAL_TRACES,
  vitalScale,
  type Trace,
} from './traces';

/** All that one frame of the timeline shows. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly gutter: number;
  readonly shown: Stretch;
  readonly boxes: ReadonlyMap<Lane, Box>;
  readonly courses: readonly Piece<Course>[];
  readonly marks: readonly Piece<Marks>[];
  /** The events that have a row, from above. */
  readonly types: readonly EventType[];
  /** Where an anomaly that is still open ends for now. */
  readonly endMs: number;
}

const LINE_LANES = ['vitals', 'dynamics', 'inner'] as const;
type LinesOf = (typeof LINE_LANES)[number];
const isOfLines = (lane: Lane): lane is LinesOf => (LINE_LANES as readonly Lane[]).includes(lane);

const LINES: Readonly<
  Record<
    LinesOf,
    {
      readonly traces: readonly Trace[];
      readonly scaleOf: (extent: readonly [number, number] | null) => Required<Scale>;
      readonly label: (value: number, scale: Scale) => string;
    }
  >
> = {
  vitals: {
    traces: VITAL_TRACES,
    scaleOf: vitalScale,
    label: (value) => `${Math.round(value * 100)}\u00a0%`,
  },
  dynamics: { traces: DYNAMIC_TRACES, scaleOf: dynamicScale, label: (value) => fixed(value, 2) },
  inner: {
    traces: INNER_TRACES,
    scaleOf: innerScale,
    label: (value, { step }) => fixed(value, digitsOf(step)),
  },
};
const FONT_PX = 10;

/**
 * Draws the whole instrument, from what is at hand, on one canvas: a frame of a drag is the lanes, their gaps and
 * their common axis, and nothing that was there before.
 *
 * Its own code and not Chart.js, because that was measured: on a year of life one of its charts, with the three lines
 * of the vitals alone, took 5.7 ms of script for a frame at the median and 34 ms at the 99th percentile (900 px), 6.9
 * and 52 ms at 1920 px: it wants an object for each point and resolves its options anew. The lanes would be three such
 * charts and four of other kinds; here they are drawn from the columns as they came (npm run measure timeline).
 */
export function drawPicture(canvas: HTMLCanvasElement, palette: Palette, picture: Picture): void {
  const { width, height, gutter, shown, boxes, courses, marks } = picture;
  const ctx = fitted(canvas, width, height);
  const [left, right] = [gutter, width - FRAME.right];
  if (!ctx || right <= left) return;
  const pixelMs = lengthOf(shown) / (right - left);
  const pen: Pen = {
    ctx,
    colour: palette.of,
    shown,
    pixelMs,
    left,
    right,
    xOf: (ms) => left + (ms - shown.fromMs) / pixelMs,
  };
  ctx.font = `${FONT_PX}px ${palette.of('font')}`;
  const scales = new Map(
    LINE_LANES.map((lane) => {
      const { traces, scaleOf } = LINES[lane];
      return [lane, scaleOf(boxes.has(lane) ? extentOf(courses, traces) : null)] as const;
    }),
  );
  for (const [lane, box] of boxes) drawLaneGround(pen, box, lane, scales);
  const bottom = Math.max(0, ...[...boxes.values()].map((box) => box.top + box.height));
  // A phase lasts through a gap, and yet nothing was lived of it there.
  const ribbon = boxes.get('phases');
  if (ribbon) drawPhases(pen, ribbon, marks);
  drawGaps(pen, courses, bottom, ribbon);
  for (const [lane, box] of boxes) {
    if (lane === 'events') drawEvents(pen, box, marks, picture.types);
    else if (lane === 'memories') drawMemories(pen, box, marks);
    else if (lane === 'anomalies') drawAnomalies(pen, box, marks, picture.endMs);
    else if (isOfLines(lane)) {
      const scale = scales.get(lane);
      if (scale) drawTraces(pen, box, courses, { traces: LINES[lane].traces, scale });
    }
  }
  drawAxis(pen, bottom);
}

function drawLaneGround(pen: Pen, box: Box, lane: Lane, scales: ReadonlyMap<Lane, Required<Scale>>): void {
  const scale = scales.get(lane);
  if (!scale || !isOfLines(lane)) {
    drawGround(pen, box, []);
    return;
  }
  drawGround(pen, box, lane === 'inner' ? [yOf(box, scale)(1)] : levelsOf(box, scale));
  drawScale(pen, box, { scale, label: (value) => LINES[lane].label(value, scale) });
}

/** A gap is a gap in all lanes: it interrupts the ribbon of phases too. */
function drawGaps(
  pen: Pen,
  courses: readonly Piece<Course>[],
  bottom: number,
  ribbon: Box | undefined,
): void {
  const { ctx, left, right, shown, pixelMs, xOf, colour } = pen;
  const seen = new Map(
    courses.flatMap(({ content, fromMs, toMs }) =>
      content.gaps
        .filter((gap) => gap.toMs > fromMs && gap.fromMs < toMs)
        .map((gap) => [gap.fromMs, gap] as const),
    ),
  );
  const gaps = [...seen.values()];
  ctx.fillStyle = colour('ground-sunk');
  if (ribbon)
    for (const { fromMs, toMs } of gaps) {
      if (toMs - fromMs < WIDE_PX * pixelMs) continue;
      const from = Math.max(left, xOf(fromMs));
      ctx.fillRect(from, ribbon.top, Math.min(right, xOf(toMs)) - from, ribbon.height);
    }
  drawGapBands(ctx, {
    gaps,
    fromMs: shown.fromMs,
    toMs: shown.toMs,
    area: { left, right, top: FRAME.top, bottom },
    xOf,
    colourOf: colour,
  });
}
