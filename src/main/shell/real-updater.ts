import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { told } from '../../shared/i18n';
import type { Message } from '../../shared/views';
import type { Log } from './log';
import type { Updater } from './updates';

/** Why this copy of the app cannot look for updates; `null` where it can. */
export function updateObstacle(): Message | null {
  if (!app.isPackaged) return told('window.program.updatesDevelopment');
  // Written by the packaging where it knows the place of releases.
  const isPlaceKnown = existsSync(join(process.resourcesPath, 'app-update.yml'));
  return isPlaceKnown ? null : told('window.program.updatesNoPlace');
}

/** An AppImage is one file that can be replaced; what dpkg or a person unpacked is theirs to replace. */
const canInstall = (env: NodeJS.ProcessEnv): boolean =>
  process.platform !== 'linux' || env['APPIMAGE'] !== undefined;

/**
 * electron-updater, loaded only now: an app that does not look for updates does not even have its code in memory.
 * @param beforeQuit the windows have to let themselves be closed
 */
export async function loadUpdater(log: Log, beforeQuit: () => void): Promise<Updater> {
  const { autoUpdater } = await import('electron-updater');
  const installs = canInstall(process.env);
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.logger = {
    info: () => {},
    warn: (message: unknown) => log.warn(`Updates: ${String(message)}`),
    error: (message: unknown) => log.warn(`Updates: ${String(message)}`),
  };
  // It would not even look where it cannot install.
  if (!installs) autoUpdater.forceDevUpdateConfig = true;
  // Every failure also rejects the call it belongs to; without a listener it would be thrown as well.
  autoUpdater.on('error', () => {});
  return {
    installs,
    async check() {
      const found = await autoUpdater.checkForUpdates();
      return found?.isUpdateAvailable ? found.updateInfo.version : null;
    },
    async download(onShare) {
      const hear = ({ percent }: { readonly percent: number }): void => onShare(percent / 100);
      autoUpdater.on('download-progress', hear);
      try {
        await autoUpdater.downloadUpdate();
      } finally {
        autoUpdater.off('download-progress', hear);
      }
    },
    install() {
      beforeQuit();
      autoUpdater.quitAndInstall(false, true);
    },
  };
}
