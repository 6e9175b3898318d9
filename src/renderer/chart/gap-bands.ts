import type { Gap } from '../../shared/past';
import { GAP_KINDS, type GapKind } from '../../shared/vocabulary';
import { GAP_MARKS, HATCHES, MARK_SIZE } from './gap-marks';
import { hatchOf } from './hatch';

/** A gap as wide as this is drawn as a band with its mark, and lines break at it. */
export const WIDE_PX = 3;
/** A narrow gap has a mark of its own where no other one is near. */
const ALONE_PX = 40;
const MARK_EVERY_PX = MARK_SIZE + 3;
const HATCH_ALPHA = 0.4;
/** Many narrow gaps side by side must not hide the lines. */
const NARROW_ALPHA = 0.16;

export interface Placed {
  readonly kind: GapKind;
  readonly left: number;
  readonly right: number;
}

/** What is graver has its mark first where there is room for one only. */
const gravity = ({ kind }: Placed): number => (GAP_KINDS.indexOf(kind) + 2) % GAP_KINDS.length;

/** Which gaps get a mark, so that none lies on another. */
export function markedOf(placed: readonly Placed[]): readonly Placed[] {
  const middle = ({ left, right }: Placed): number => (left + right) / 2;
  const alone = (one: Placed, index: number): boolean =>
    [placed[index - 1], placed[index + 1]].every(
      (next) => next === undefined || Math.abs(middle(next) - middle(one)) > ALONE_PX,
    );
  const worth = placed.filter(
    (one, index) => one.right - one.left >= WIDE_PX || one.kind === 'crashed' || alone(one, index),
  );
  const marked: Placed[] = [];
  for (const one of worth.sort((a, b) => gravity(a) - gravity(b)))
    if (marked.every((other) => Math.abs(middle(other) - middle(one)) >= MARK_EVERY_PX)) marked.push(one);
  return marked;
}

const marks = new Map<GapKind, Path2D>();
function markOf(kind: GapKind): Path2D {
  const mark = marks.get(kind) ?? new Path2D(GAP_MARKS[kind]);
  marks.set(kind, mark);
  return mark;
}

export interface GapBands {
  readonly gaps: readonly Gap[];
  /** What is in sight, ms since birth. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly area: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly xOf: (ms: number) => number;
  /** A colour of tokens.css. */
  readonly colourOf: (token: string) => string;
}

/** Draws time that was not lived: a hatched band, and a mark above it that says of which kind it is. */
export function drawGapBands(ctx: CanvasRenderingContext2D, bands: GapBands): void {
  const { gaps, fromMs, toMs, area, xOf, colourOf } = bands;
  const placed = gaps
    .filter((gap) => gap.toMs > fromMs && gap.fromMs < toMs)
    .map((gap): Placed => ({
      kind: gap.kind,
      left: Math.max(area.left, xOf(gap.fromMs)),
      right: Math.min(area.right, xOf(gap.toMs)),
    }));
  if (placed.length === 0) return;
  ctx.save();
  const height = area.bottom - area.top;
  for (const kind of GAP_KINDS) {
    const own = placed.filter((one) => one.kind === kind);
    if (own.length === 0) continue;
    const colour = colourOf(kind === 'crashed' ? 'grave' : 'text-faint');
    ctx.globalAlpha = HATCH_ALPHA;
    ctx.fillStyle = hatchOf(ctx, HATCHES[kind], colour);
    ctx.beginPath();
    for (const { left, right } of own)
      if (right - left >= WIDE_PX) ctx.rect(left, area.top, right - left, height);
    ctx.fill();
    ctx.fillStyle = colour;
    for (const { left, right } of own) {
      const wide = right - left >= WIDE_PX;
      ctx.globalAlpha = wide || kind === 'crashed' ? HATCH_ALPHA : NARROW_ALPHA;
      if (wide) for (const edge of [left, right - 1]) ctx.fillRect(edge, area.top, 1, height);
      else ctx.fillRect(left, area.top, Math.max(0.5, right - left), height);
    }
  }
  ctx.globalAlpha = 1;
  ctx.lineWidth = 1.5;
  ctx.lineCap = ctx.lineJoin = 'round';
  for (const { kind, left, right } of markedOf(placed)) {
    ctx.strokeStyle = colourOf(kind === 'crashed' ? 'grave' : 'text-soft');
    ctx.save();
    ctx.translate((left + right - MARK_SIZE) / 2, area.top - MARK_SIZE - 3);
    ctx.stroke(markOf(kind));
    ctx.restore();
  }
  ctx.restore();
}
