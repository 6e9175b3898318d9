/** Given by what starts the app with the session. */
export const HIDDEN_SWITCH = '--hidden';

const TRAY_LIMIT_MS = 10_000;
const TRAY_POLL_MS = 1_000;

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
  for (let waitedMs = 0; waitedMs < TRAY_LIMIT_MS; waitedMs += TRAY_POLL_MS) {
    if (await isTrayShown()) return;
    await sleep(TRAY_POLL_MS);
  }
  openMinimized();
}
