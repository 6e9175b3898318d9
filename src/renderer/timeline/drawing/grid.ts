import { ageLabel, agesOf } from '../ages';
import type { Scale } from '../../life/series';
import { yOf } from './lines';
import type { Box, Pen } from './pen';

const TICK_PX = 4;
/** Room between the numbers of a scale and the plot. */
const LABEL_PX = 5;
const HALF_LETTER_PX = 4;

const crisp = (px: number): number => Math.round(px) + 0.5;

/** The ground of a lane: a line below it, and a fine one at each step of its scale. */
export function drawGround({ ctx, colour, left, right }: Pen, box: Box, levels: readonly number[]): void {
  ctx.fillStyle = colour('ground-sunk');
  ctx.fillRect(left, box.top, right - left, box.height);
  ctx.strokeStyle = colour('line');
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (const level of levels) {
    ctx.moveTo(left, crisp(level));
    ctx.lineTo(right, crisp(level));
  }
  ctx.stroke();
}

/** The numbers of a scale, left of the plot: its two ends, which is what there is always room for. */
export function drawScale(
  { ctx, colour, left }: Pen,
  box: Box,
  { scale, label }: { readonly scale: Required<Scale>; readonly label: (value: number) => string },
): void {
  const y = yOf(box, scale);
  ctx.fillStyle = colour('text-faint');
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  const ends = [scale.ceiling, scale.floor];
  for (const value of ends) {
    const middle = Math.min(
      box.top + box.height - HALF_LETTER_PX,
      Math.max(box.top + HALF_LETTER_PX, y(value)),
    );
    ctx.fillText(label(value), left - LABEL_PX, middle);
  }
}

/** The levels at which a scale has its lines, px. */
export function levelsOf(box: Box, scale: Required<Scale>): readonly number[] {
  const y = yOf(box, scale);
  const levels: number[] = [];
  for (let value = scale.floor + scale.step; value < scale.ceiling - scale.step / 2; value += scale.step)
    levels.push(y(value));
  return levels;
}

/** The common axis below all lanes: ages. */
export function drawAxis({ ctx, colour, shown, left, right, xOf }: Pen, top: number): void {
  const ages = agesOf(shown.fromMs, shown.toMs, right - left);
  ctx.fillStyle = colour('text-faint');
  ctx.strokeStyle = colour('line-strong');
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (const age of ages) {
    ctx.moveTo(crisp(xOf(age)), top);
    ctx.lineTo(crisp(xOf(age)), top + TICK_PX);
  }
  ctx.stroke();
  for (const age of ages) ctx.fillText(ageLabel(age, ages), xOf(age), top + TICK_PX + 2);
}
