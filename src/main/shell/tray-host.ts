import type { AskTool } from './ask-tool';
import { askBusProperty, isTrue } from './bus-property';

const TRAY_IS_SHOWN = {
  service: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  of: 'org.kde.StatusNotifierWatcher',
  name: 'IsStatusNotifierHostRegistered',
};

/**
 * Whether the desktop shows a tray. Electron cannot tell on Linux: a tray nobody shows looks like any other.
 * "No" where nobody answers: a window that stays is better than one that cannot be found again.
 */
export async function isTrayShown(
  platform: NodeJS.Platform = process.platform,
  ask?: AskTool,
): Promise<boolean> {
  return platform !== 'linux' || isTrue(await askBusProperty(TRAY_IS_SHOWN, ask));
}
