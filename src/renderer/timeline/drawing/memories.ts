import type { Marks } from '../../../shared/marks';
import type { Piece } from '../atlas';
import { within, type Box, type Pen } from './pen';

const SIZE_LEAST = 2.5;
const SIZE_MORE = 3.5;
const FADED_ALPHA = 0.35;

/**
 * Episodes at their origin: those that did good point up, above the line, those that did harm down, below it; further
 * from it by how much, larger by how significant, paler where they have faded.
 */
export function drawMemories(pen: Pen, box: Box, pieces: readonly Piece<Marks>[]): void {
  const { ctx, colour } = pen;
  const middle = box.top + box.height / 2;
  ctx.strokeStyle = colour('line-strong');
  ctx.globalAlpha = 0.5;
  ctx.beginPath();
  ctx.moveTo(pen.left, Math.round(middle) + 0.5);
  ctx.lineTo(pen.right, Math.round(middle) + 0.5);
  ctx.stroke();
  for (const piece of pieces)
    within(pen, pen.xOf(piece.fromMs), pen.xOf(piece.toMs), box, () => {
      for (const { sinceBirthMs, effect, significance, strength } of piece.content.memories) {
        if (sinceBirthMs < piece.fromMs || sinceBirthMs > piece.toMs) continue;
        const size = SIZE_LEAST + SIZE_MORE * significance;
        const y = middle - effect * (box.height / 2 - size);
        ctx.globalAlpha = FADED_ALPHA + (1 - FADED_ALPHA) * strength;
        ctx.fillStyle = colour('text');
        drawWedge(ctx, pen.xOf(sinceBirthMs), y, effect < 0 ? -size : size);
      }
    });
  ctx.globalAlpha = 1;
}

/** A triangle that points up, or down where its size is below zero. */
function drawWedge(ctx: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  const half = Math.abs(size);
  ctx.beginPath();
  ctx.moveTo(x, y - size);
  ctx.lineTo(x + half, y + size * 0.75);
  ctx.lineTo(x - half, y + size * 0.75);
  ctx.fill();
}
