import { z } from 'zod';
import { WINDOW_MIN } from './window-options';

const PREFERRED = { width: 1120, height: 740 } as const;

/** Where the window was when it was closed, in screen points. */
export const windowPlaceSchema = z.object({
  bounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
    .nullable()
    .default(null),
  maximized: z.boolean().default(false),
});
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The remembered bounds as they fit on the displays that are there now: a window on a display that was
 * unplugged comes to the first one, and none is larger than its display or smaller than the least size.
 * @param displays the work areas, the primary one first
 */
export function fittingBounds(
  remembered: Area | null,
  displays: readonly Area[],
): { x?: number; y?: number; width: number; height: number } {
  const home = (remembered && mostOverlapping(remembered, displays)) ?? displays[0];
  const wished = remembered ?? PREFERRED;
  if (!home) return { width: wished.width, height: wished.height };
  const width = clamp(wished.width, WINDOW_MIN.width, Math.max(WINDOW_MIN.width, home.width));
  const height = clamp(wished.height, WINDOW_MIN.height, Math.max(WINDOW_MIN.height, home.height));
  if (!remembered) return { width, height };
  return {
    x: clamp(remembered.x, home.x, Math.max(home.x, home.x + home.width - width)),
    y: clamp(remembered.y, home.y, Math.max(home.y, home.y + home.height - height)),
    width,
    height,
  };
}

function mostOverlapping(area: Area, displays: readonly Area[]): Area | null {
  const best = displays
    .map((display) => ({ display, overlap: overlap(area, display) }))
    .reduce<{ display: Area; overlap: number } | null>(
      (most, each) => (each.overlap > (most?.overlap ?? 0) ? each : most),
      null,
    );
  return best?.display ?? null;
}

function overlap(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
