import type { Marks } from '../../../shared/marks';
import type { Phase } from '../../../shared/vocabulary';
import { hatchOf } from '../../chart/hatch';
import type { Piece } from '../atlas';
import { within, type Box, type Pen } from './pen';

/** A pattern per phase, as lines in a tile, so that no phase is told by hue alone; the usual one is plain. */
const PATTERNS: Readonly<Record<Phase, string>> = {
  init: 'M1.4 2h1.2M5.4 6h1.2',
  run: '',
  degrade: 'M-2 2 2-2M0 8 8 0M6 10 10 6',
  terminated: 'M-2 2 2-2M0 8 8 0M6 10 10 6M-2 6 2 10M0 0 8 8M6-2 10 2',
};
export const PHASE_COLOURS: Readonly<Record<Phase, string>> = {
  init: 'text-soft',
  run: 'integrity',
  degrade: 'warning',
  terminated: 'grave',
};
/** How much of the lane's height a phase takes: a second sign of how it is. */
const SHARES: Readonly<Record<Phase, number>> = { init: 0.5, run: 0.5, degrade: 1, terminated: 1 };
const GROUND_ALPHA = 0.32;
const WIDTH_PX_MIN = 1.5;

/** The phases as a ribbon: what is not as usual is taller and hatched. */
export function drawPhases(pen: Pen, box: Box, pieces: readonly Piece<Marks>[]): void {
  for (const piece of pieces)
    within(pen, pen.xOf(piece.fromMs), pen.xOf(piece.toMs), box, () => {
      for (const span of piece.content.phases) {
        if (span.toMs < piece.fromMs || span.fromMs > piece.toMs) continue;
        const left = Math.max(pen.left - 1, pen.xOf(span.fromMs));
        const right = Math.min(pen.right + 1, Math.max(left + WIDTH_PX_MIN, pen.xOf(span.toMs)));
        drawPhase(pen, box, { phase: span.phase, left, right });
      }
    });
}

function drawPhase(
  { ctx, colour }: Pen,
  box: Box,
  span: { readonly phase: Phase; readonly left: number; readonly right: number },
): void {
  const { phase, left, right } = span;
  const height = box.height * SHARES[phase];
  const top = box.top + box.height - height;
  ctx.fillStyle = colour(PHASE_COLOURS[phase]);
  ctx.globalAlpha = GROUND_ALPHA;
  ctx.fillRect(left, top, right - left, height);
  ctx.globalAlpha = 1;
  if (PATTERNS[phase]) {
    ctx.fillStyle = hatchOf(ctx, PATTERNS[phase], colour(PHASE_COLOURS[phase]));
    ctx.fillRect(left, top, right - left, height);
  }
  ctx.fillStyle = colour(PHASE_COLOURS[phase]);
  ctx.fillRect(left, box.top + box.height - 2, right - left, 2);
}
