import type { TimeBooks } from '../../shared/past';
import { GAP_KINDS, type GapKind } from '../../shared/vocabulary';

const SECOND_MS = 1000;

export interface BookRow {
  readonly of: 'lived' | GapKind | 'clock';
  /** Whole seconds, as ms; below zero only for a clock that was set back. */
  readonly ms: number;
  /** Of all that is in the bar, in [0, 1]. */
  readonly share: number;
}

/**
 * The rows of the books. Each is rounded so that the seconds that are read add up to the sum that is read; what
 * a clock did by itself is no time that went anywhere, and has no share of the bar.
 */
export function rowsOf({ livedMs, gapsMs, clockMs }: TimeBooks): {
  readonly rows: readonly BookRow[];
  readonly sumMs: number;
} {
  const parts = [
    { of: 'lived' as const, ms: livedMs },
    ...GAP_KINDS.map((kind) => ({ of: kind, ms: gapsMs[kind] })),
    { of: 'clock' as const, ms: clockMs },
  ];
  const passed = livedMs + GAP_KINDS.reduce((sum, kind) => sum + gapsMs[kind], 0);
  const rounded = (ms: number): number => Math.round(ms / SECOND_MS) * SECOND_MS;
  let before = 0;
  const rows = parts.map(({ of, ms }) => {
    const whole = rounded(before + ms) - rounded(before);
    before += ms;
    return { of, ms: whole, share: of === 'clock' || passed <= 0 ? 0 : Math.max(0, ms) / passed };
  });
  return { rows, sumMs: rounded(before) };
}
