import { join } from 'node:path';
import { app, shell, type BrowserWindow } from 'electron';
import type { AppInfo, PostMortemForm } from '../../shared/border';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import { chooseReportPath, chooseSavePath, chooseSnapshotFile } from './dialogs';
import { Painter } from './picture';
import { isTrayShown } from './tray-host';

/** What the system says people here read, BCP 47 tags, most preferred first. */
export const systemLanguages = (): readonly string[] => app.getPreferredSystemLanguages();

/** The desktop's services that the window may ask for. */
export function desktopServices(homePath: string, parent: () => BrowserWindow | null) {
  const painter = new Painter();
  return {
    chooseFile: (): Promise<string | null> => chooseSnapshotFile(parent()),
    chooseSavePath: (suggestedName: string): Promise<string | null> =>
      chooseSavePath(parent(), join(app.getPath('documents'), suggestedName)),
    chooseReportPath: (suggestedName: string, form: PostMortemForm): Promise<string | null> =>
      chooseReportPath(parent(), join(app.getPath('documents'), suggestedName), form),
    pictureOf: (document: string): Promise<Uint8Array> => painter.pictureOf(document),
    preferredLanguages: (): readonly string[] => app.getPreferredSystemLanguages(),
    reveal: (filePath: string): void => shell.showItemInFolder(filePath),
    trash: async (folderPath: string): Promise<void> => {
      try {
        await shell.trashItem(folderPath);
      } catch (error) {
        // A desktop without a trash: the person may do by hand what is never done unasked.
        shell.showItemInFolder(folderPath);
        const problem = error instanceof Error ? error.message : String(error);
        throw new Refusal('failed', told('window.library.refused.noTrash', { folderPath, problem }));
      }
    },
    openHome: async (): Promise<void> => {
      const problem = await shell.openPath(homePath);
      if (problem === '') return;
      const params = { folderPath: homePath, problem };
      throw new Refusal('failed', { key: 'desktop.border.openHome', params });
    },
    info: async (): Promise<AppInfo> => ({
      version: app.getVersion(),
      electronVersion: process.versions.electron ?? '',
      nodeVersion: process.versions.node,
      homePath,
      platform: process.platform,
      trayAvailable: await isTrayShown(),
      systemLanguages: systemLanguages(),
    }),
  };
}
