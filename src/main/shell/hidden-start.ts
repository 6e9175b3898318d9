/** Given by what starts the app with the session. */
export const HIDDEN_SWITCH = '--hidden';

/** Pauses between the questions whether there is a tray. */
const TRAY_PAUSES_MS = [1_000, 3_000, 6_000];

export interface HiddenStart {
  readonly isTrayShown: () => Promise<boolean>;
  /** The window, minimised: where no tray would bring it back. */
  readonly openMinimized: () => void;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Starts without a window. A session starts its tray and us at once, so the tray gets a while to come; where none
 * comes, the window waits minimised, or nobody could find it.
 */
export async function startHidden({ isTrayShown, openMinimized, sleep }: HiddenStart): Promise<void> {
  for (const pauseMs of TRAY_PAUSES_MS) {
    if (await isTrayShown()) return;
    await sleep(pauseMs);
  }
  if (!(await isTrayShown())) openMinimized();
}
