import { HATCH_SIZE } from './gap-marks';

const made = new Map<string, CanvasPattern | string>();

/**
 * A hatch in a colour: lines in a tile of HATCH_SIZE that meet those of the next tile. Made once, for it may be drawn
 * with every frame; the plain colour where there is no canvas to make it on.
 */
export function hatchOf(
  context: CanvasRenderingContext2D,
  lines: string,
  colour: string,
): CanvasPattern | string {
  const key = `${lines} ${colour} ${window.devicePixelRatio}`;
  const hatch = made.get(key) ?? newHatch(context, lines, colour);
  made.set(key, hatch);
  return hatch;
}

function newHatch(context: CanvasRenderingContext2D, lines: string, colour: string): CanvasPattern | string {
  const scale = window.devicePixelRatio;
  const tile = document.createElement('canvas');
  tile.width = tile.height = HATCH_SIZE * scale;
  const draw = tile.getContext('2d');
  if (!draw) return colour;
  draw.scale(scale, scale);
  draw.strokeStyle = colour;
  draw.lineWidth = 1;
  draw.stroke(new Path2D(lines));
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / scale));
  return pattern ?? colour;
}
