import { app, type BrowserWindow } from 'electron';
import { isolated, type Log } from './log';

export interface FarewellNeeds {
  /** Quitting begins: windows may close. */
  readonly begin: () => void;
  /** The last thing that happens: puts life to sleep. Called once, however the app ends. */
  readonly end: () => void;
  readonly log: Log;
}

/** Every way out leads to one good-bye: the menu, a signal, the end of the session. */
export function arrangeFarewell({ begin, end, log }: FarewellNeeds): void {
  let hasEnded = false;
  const endOnce = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    isolated(log, 'Putting life to sleep', end);
  };
  app.on('before-quit', begin);
  app.on('will-quit', endOnce);
  // Windows ends its session without the two above.
  app.on('browser-window-created', (_event, window: BrowserWindow) => window.on('session-end', endOnce));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}
