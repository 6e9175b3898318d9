import { token } from '../../chart/token';
import type { Stretch } from '../stretch';

/** The colours of tokens.css, read once for each theme: asking the document with every frame costs more than drawing. */
export class Palette {
  readonly #known = new Map<string, string>();

  readonly of = (name: string): string => {
    const colour = this.#known.get(name) ?? token(name);
    this.#known.set(name, colour);
    return colour;
  };

  forget(): void {
    this.#known.clear();
  }
}

/** What all lanes are drawn with: a canvas, and where on it a moment lies. All lengths are CSS px. */
export interface Pen {
  readonly ctx: CanvasRenderingContext2D;
  readonly colour: (token: string) => string;
  readonly shown: Stretch;
  readonly pixelMs: number;
  /** The plot, without the gutter that names the lanes. */
  readonly left: number;
  readonly right: number;
  readonly xOf: (ms: number) => number;
}

/** Where a lane lies, from the top of the plot, px. */
export interface Box {
  readonly top: number;
  readonly height: number;
}

/** Draws within a part of the plot only, and leaves the pen as it was. */
export function within(
  { ctx }: Pen,
  fromX: number,
  toX: number,
  { top, height }: Box,
  draw: () => void,
): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(fromX, top, toX - fromX, height);
  ctx.clip();
  draw();
  ctx.restore();
}

/** Makes a canvas as fine as the screen and clears it; null where there is nothing to draw on. */
export function fitted(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const scale = window.devicePixelRatio;
  const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)];
  const ctx = canvas.getContext('2d');
  if (!ctx || columns <= 0 || rows <= 0) return null;
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return ctx;
}
