/** What a hand on the plot asks for; positions are px from the left of the plot. */
export interface Moves {
  readonly pan: (byPx: number) => void;
  readonly zoom: (factor: number, atPx: number) => void;
}

const ZOOM_PER_PX = 0.0016;
/** What a wheel counts as a line or a page, px. */
const UNIT_PX = [1, 16, 400] as const;

/** The wheel zooms; turned sideways, or with Shift, it pans. Returns whether it did anything. */
export function turn(
  wheel: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'shiftKey'>,
  atPx: number,
  moves: Moves,
): void {
  const unit = UNIT_PX[wheel.deltaMode as 0 | 1 | 2] ?? 1;
  const sideways = Math.abs(wheel.deltaX) > Math.abs(wheel.deltaY);
  if (sideways || wheel.shiftKey) moves.pan((sideways ? wheel.deltaX : wheel.deltaY) * unit);
  else moves.zoom(Math.exp(wheel.deltaY * unit * ZOOM_PER_PX), atPx);
}

/** What a key on the plot asks for. */
export type KeyAct =
  | { readonly act: 'pan'; readonly byShare: number }
  | { readonly act: 'zoom'; readonly factor: number }
  | { readonly act: 'cursor'; readonly by: 1 | -1 }
  | { readonly act: 'begin' | 'end' | 'whole' | 'pick' | 'leave' };

const PAN_SHARE = 1 / 8;
const PAGE_SHARE = 0.9;
export const ZOOM_STEP = 1.6;

const KEYS: Readonly<Record<string, KeyAct>> = {
  ArrowLeft: { act: 'pan', byShare: -PAN_SHARE },
  ArrowRight: { act: 'pan', byShare: PAN_SHARE },
  PageUp: { act: 'pan', byShare: -PAGE_SHARE },
  PageDown: { act: 'pan', byShare: PAGE_SHARE },
  '+': { act: 'zoom', factor: 1 / ZOOM_STEP },
  '=': { act: 'zoom', factor: 1 / ZOOM_STEP },
  '-': { act: 'zoom', factor: ZOOM_STEP },
  Home: { act: 'begin' },
  End: { act: 'end' },
  '0': { act: 'whole' },
  Enter: { act: 'pick' },
  Escape: { act: 'leave' },
};
const WITH_SHIFT: Readonly<Record<string, KeyAct>> = {
  ArrowLeft: { act: 'cursor', by: -1 },
  ArrowRight: { act: 'cursor', by: 1 },
};

/** `null` for a key that is not the plot's. */
export function actOf(
  key: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): KeyAct | null {
  if (key.ctrlKey || key.metaKey || key.altKey) return null;
  return (key.shiftKey ? WITH_SHIFT[key.key] : undefined) ?? KEYS[key.key] ?? null;
}
