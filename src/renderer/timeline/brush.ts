import { lengthOf, SPAN_MS_MIN, type Stretch } from './stretch';

/** What of the brush is held. */
export type Grip = 'whole' | 'from' | 'to';

/** A brush can always be seen and taken. */
const WIDTH_PX_MIN = 10;

/** Where the brush lies over a map of the whole life, px. */
export function brushOf(
  shown: Stretch,
  life: Stretch,
  widthPx: number,
): { readonly left: number; readonly width: number } {
  const pxPerMs = widthPx / Math.max(1, lengthOf(life));
  const width = Math.min(widthPx, Math.max(WIDTH_PX_MIN, lengthOf(shown) * pxPerMs));
  const middle = ((shown.fromMs + shown.toMs) / 2 - life.fromMs) * pxPerMs;
  return { left: Math.min(widthPx - width, Math.max(0, middle - width / 2)), width };
}

/** A stretch moved as a whole, as far as the life reaches. */
export function dragged({ fromMs, toMs }: Stretch, byMs: number, life: Stretch): Stretch {
  const by = Math.max(life.fromMs - fromMs, Math.min(life.toMs - toMs, byMs));
  return { fromMs: fromMs + by, toMs: toMs + by };
}

/** A stretch with one end moved, as far as the life reaches and never to nothing. */
export function resized(
  { fromMs, toMs }: Stretch,
  grip: 'from' | 'to',
  byMs: number,
  life: Stretch,
): Stretch {
  return grip === 'from'
    ? { fromMs: Math.max(life.fromMs, Math.min(toMs - SPAN_MS_MIN, fromMs + byMs)), toMs }
    : { fromMs, toMs: Math.min(life.toMs, Math.max(fromMs + SPAN_MS_MIN, toMs + byMs)) };
}
