import type { Marks } from '../../../shared/marks';
import type { Course } from '../../../shared/past';
import { gravityOf, VITALS } from '../../../shared/vocabulary';
import { shareOf } from '../../words/vital-scale';
import { lengthOf, type Stretch } from '../stretch';
import { fitted, type Palette } from './pen';
import { PHASE_COLOURS } from './phases';

export interface Overview {
  readonly width: number;
  readonly height: number;
  readonly life: Stretch;
  readonly course: Course | null;
  readonly marks: Marks | null;
}

const RIBBON_PX = 4;
const FLAGS_PX = 5;
const GAP_PX_MIN = 1;
const SHAPE_ALPHA = 0.5;

/** A whole life, small: how full its emptiest vital was, its gaps, its phases below and its graver anomalies above. */
export function drawOverview(canvas: HTMLCanvasElement, palette: Palette, overview: Overview): void {
  const { width, height, life, course, marks } = overview;
  const ctx = fitted(canvas, width, height);
  if (!ctx) return;
  const x = (ms: number): number => ((ms - life.fromMs) / Math.max(1, lengthOf(life))) * width;
  const floor = height - RIBBON_PX;
  ctx.fillStyle = palette.of('ground-sunk');
  ctx.fillRect(0, 0, width, height);
  if (course) drawShape(ctx, course, { x, top: FLAGS_PX, floor, colour: palette.of('text-faint') });
  if (course) {
    ctx.fillStyle = palette.of('ground-sunk');
    for (const { fromMs, toMs } of course.gaps)
      ctx.fillRect(x(fromMs), 0, Math.max(GAP_PX_MIN, x(toMs) - x(fromMs)), floor);
  }
  if (!marks) return;
  for (const { phase, fromMs, toMs } of marks.phases) {
    ctx.fillStyle = palette.of(PHASE_COLOURS[phase]);
    const top = phase === 'run' || phase === 'init' ? floor + RIBBON_PX / 2 : floor;
    ctx.fillRect(x(fromMs), top, Math.max(1, x(toMs) - x(fromMs)), height - top);
  }
  for (const { severity, fromMs, toMs } of marks.anomalies) {
    if (gravityOf(severity) === 0) continue;
    ctx.fillStyle = palette.of(severity === 'grave' ? 'grave' : 'warning');
    const tall = severity === 'grave' ? FLAGS_PX : FLAGS_PX - 2;
    ctx.fillRect(x(fromMs), 0, Math.max(1.5, x(toMs ?? life.toMs) - x(fromMs)), tall);
  }
}

/** From the least that any vital had down to the floor. */
function drawShape(
  ctx: CanvasRenderingContext2D,
  course: Course,
  { x, top, floor, colour }: { x: (ms: number) => number; top: number; floor: number; colour: string },
): void {
  ctx.fillStyle = colour;
  ctx.globalAlpha = SHAPE_ALPHA;
  ctx.beginPath();
  ctx.moveTo(x(course.fromMs[0] ?? 0), floor);
  for (let index = 0; index < course.count; index += 1) {
    let least = 1;
    for (const vital of VITALS) least = Math.min(least, shareOf(vital, course.min[vital][index] ?? 1));
    const y = floor - least * (floor - top);
    ctx.lineTo(x(course.fromMs[index] ?? 0), y);
    ctx.lineTo(x(course.toMs[index] ?? 0), y);
  }
  ctx.lineTo(x(course.toMs[course.count - 1] ?? 0), floor);
  ctx.fill();
  ctx.globalAlpha = 1;
}
