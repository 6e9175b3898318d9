import type { Notice } from '../../shared/border';
import type { Settings } from '../../shared/settings';

/** `close` destroys the window and life goes on in the tray; `minimize` keeps it where no tray would bring it back. */
export type CloseAct = 'close' | 'minimize' | 'quit';

export function closeAct(wish: Settings['onWindowClose'], isTrayShown: boolean): CloseAct {
  if (wish === 'quit') return 'quit';
  return isTrayShown ? 'close' : 'minimize';
}

/** Why the window is still there. */
export const NO_TRAY: Notice = { severity: 'info', message: { key: 'desktop.notice.noTray', params: {} } };
