import { grainOf, type Sheet } from './sheets';
import { lengthOf, type Stretch } from './stretch';

/** An answer of main, and what was asked. */
export interface Kept<Content> {
  readonly sheet: Sheet;
  readonly content: Content;
  /** When it was asked for, Unix ms. */
  readonly atMs: number;
  /** How many points it holds: what it costs to keep. */
  readonly points: number;
}

/** A part of a stretch, and the answer it is best drawn from. */
export interface Piece<Content> extends Stretch {
  readonly content: Content;
}

/** About 20 MB of courses. */
const POINTS_MAX = 80_000;
/** Up to so many pixels a point may be wide and still count as fine enough. */
const FINE_PX = 2.5;
/** An answer with so many points for a pixel costs more to draw than it shows. */
const CROWDED = 16;

/**
 * What main has answered so far, newest first: never changed, but followed by a new one. The answer that reaches
 * furthest stays for as long as it does; of the others the oldest go first.
 */
export class Atlas<Content> {
  readonly #kept: readonly Kept<Content>[];

  constructor(kept: readonly Kept<Content>[] = []) {
    this.#kept = kept;
  }

  with(next: Kept<Content>): Atlas<Content> {
    const all = [next, ...this.#kept.filter(({ sheet }) => sheet.key !== next.sheet.key)];
    const widest = widestOf(all);
    let points = widest?.points ?? 0;
    return new Atlas(
      all.filter((one) => one === widest || one === next || (points += one.points) <= POINTS_MAX),
    );
  }

  find(key: string): Kept<Content> | null {
    return this.#kept.find(({ sheet }) => sheet.key === key) ?? null;
  }

  /** The answer that reaches furthest. */
  get widest(): Kept<Content> | null {
    return widestOf(this.#kept) ?? null;
  }

  /** All that is known, the closest first. */
  get closest(): readonly Content[] {
    return [...this.#kept].sort((a, b) => grainOf(a.sheet) - grainOf(b.sheet)).map(({ content }) => content);
  }

  /**
   * A stretch, put together from what is known of it: where an answer is fine enough for its pixels from the coarsest
   * such, elsewhere from the finest. What nothing is known of is left out. In the order of time.
   */
  pieces(stretch: Stretch, pixelMs: number): readonly Piece<Content>[] {
    const fine = (kept: Kept<Content>): boolean => grainOf(kept.sheet) <= FINE_PX * pixelMs;
    const near = this.#kept
      .filter(({ sheet }) => sheet.toMs > stretch.fromMs && sheet.fromMs < stretch.toMs)
      .filter(({ sheet }) => grainOf(sheet) * CROWDED >= pixelMs)
      .sort((a, b) => {
        if (fine(a) !== fine(b)) return fine(a) ? -1 : 1;
        return (fine(a) ? -1 : 1) * (grainOf(a.sheet) - grainOf(b.sheet));
      });
    const pieces: Piece<Content>[] = [];
    let open: readonly Stretch[] = [stretch];
    for (const { sheet, content } of near) {
      const rest: Stretch[] = [];
      for (const hole of open) {
        const fromMs = Math.max(hole.fromMs, sheet.fromMs);
        const toMs = Math.min(hole.toMs, sheet.toMs);
        if (toMs - fromMs < Math.min(pixelMs, lengthOf(hole))) {
          rest.push(hole);
          continue;
        }
        pieces.push({ fromMs, toMs, content });
        if (fromMs > hole.fromMs) rest.push({ fromMs: hole.fromMs, toMs: fromMs });
        if (toMs < hole.toMs) rest.push({ fromMs: toMs, toMs: hole.toMs });
      }
      open = rest;
    }
    return pieces.sort((a, b) => a.fromMs - b.fromMs);
  }
}

const widestOf = <Content>(all: readonly Kept<Content>[]): Kept<Content> | undefined =>
  all.reduce<Kept<Content> | undefined>(
    (widest, one) => (widest && lengthOf(widest.sheet) >= lengthOf(one.sheet) ? widest : one),
    undefined,
  );

/** What a moment is best told from: of the pieces that is drawn there, or the nearest to it. */
export function contentAt<Content>(pieces: readonly Piece<Content>[], ms: number): Content | null {
  let nearest: Piece<Content> | null = null;
  let nearestMs = Infinity;
  for (const piece of pieces) {
    const awayMs = Math.max(piece.fromMs - ms, ms - piece.toMs, 0);
    if (awayMs < nearestMs) [nearest, nearestMs] = [piece, awayMs];
  }
  return nearest?.content ?? null;
}
