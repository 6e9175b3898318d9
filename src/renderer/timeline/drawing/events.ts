import type { Marks } from '../../../shared/marks';
import type { EventType } from '../../../shared/vocabulary';
import type { Piece } from '../atlas';
import { within, type Box, type Pen } from './pen';

/** A bucket so wide is a place of its own: what was met there is drawn by how strong it was, not by how often. */
const SINGLE_PX = 3;
/** So long, it may stand for many ticks. */
const SINGLE_MS = 2000;
const ALPHA_LEAST = 0.22;
/** Alphas are rounded, so that the marks of one shade are one path. */
const SHADES = 6;

export const rowHeightOf = (box: Box, rows: number): number => box.height / Math.max(1, rows);

/** The events of each type in a row of its own: how many met by how dark, single ones by how tall. */
export function drawEvents(
  pen: Pen,
  box: Box,
  pieces: readonly Piece<Marks>[],
  types: readonly EventType[],
): void {
  const most = mostOf(pieces, types);
  const height = rowHeightOf(box, types.length);
  for (const piece of pieces)
    within(pen, pen.xOf(piece.fromMs), pen.xOf(piece.toMs), box, () => {
      types.forEach((type, row) =>
        drawRow(pen, { top: box.top + row * height, height }, piece, { type, most }),
      );
    });
}

function drawRow(
  { ctx, colour, xOf, pixelMs }: Pen,
  row: Box,
  { content: marks, fromMs, toMs }: Piece<Marks>,
  { type, most }: { readonly type: EventType; readonly most: number },
): void {
  const counts = marks.events[type];
  if (!counts) return;
  const first = Math.max(0, Math.floor((fromMs - marks.fromMs) / marks.bucketMs));
  const last = Math.min(marks.count - 1, Math.ceil((toMs - marks.fromMs) / marks.bucketMs));
  const widthPx = marks.bucketMs / pixelMs;
  const single = widthPx >= SINGLE_PX && marks.bucketMs <= SINGLE_MS;
  const tall = Math.max(1, row.height - 1);
  const shades = Array.from({ length: SHADES + 1 }, () => new Path2D());
  // Neighbours of one shade are one bar: where much is met a row has few.
  let bar = { shade: 0, from: 0 };
  const endBar = (before: number): void => {
    if (bar.shade === 0) return;
    const x = xOf(marks.fromMs + bar.from * marks.bucketMs);
    shades[bar.shade]?.rect(x, row.top, Math.max(1, (before - bar.from) * widthPx), tall);
  };
  for (let index = first; index <= last; index += 1) {
    const count = counts.count[index] ?? 0;
    if (single && count > 0) {
      const size = Math.max(2, tall * (counts.strongest[index] ?? 0));
      const x = xOf(marks.fromMs + index * marks.bucketMs);
      shades[SHADES]?.rect(x, row.top + row.height - size, Math.min(4, widthPx - 1), size);
    }
    const share = Math.log1p(count) / Math.log1p(most);
    const shade = single || count === 0 ? 0 : Math.max(1, Math.round(share * SHADES));
    if (shade === bar.shade) continue;
    endBar(index);
    bar = { shade, from: index };
  }
  endBar(last + 1);
  ctx.fillStyle = colour(type === 'shock' ? 'warning' : 'text-soft');
  shades.forEach((path, shade) => {
    ctx.globalAlpha = ALPHA_LEAST + (1 - ALPHA_LEAST) * (shade / SHADES);
    ctx.fill(path);
  });
  ctx.globalAlpha = 1;
}

/** The greatest count of all buckets in sight. */
function mostOf(pieces: readonly Piece<Marks>[], types: readonly EventType[]): number {
  let most = 1;
  for (const { content: marks, fromMs, toMs } of pieces) {
    const first = Math.max(0, Math.floor((fromMs - marks.fromMs) / marks.bucketMs));
    const last = Math.min(marks.count - 1, Math.ceil((toMs - marks.fromMs) / marks.bucketMs));
    for (const type of types) {
      const count = marks.events[type]?.count;
      if (count) for (let index = first; index <= last; index += 1) most = Math.max(most, count[index] ?? 0);
    }
  }
  return most;
}
