import { dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { PostMortemForm } from '../../shared/border';
import type { Hook } from '../../shared/hooks';
import { hookWords } from './hook-words';
import { t } from './language';

type Parent = BrowserWindow | null;

/** A modal dialog needs its window; without one the dialog stands alone. */
const openDialog = (parent: Parent, options: OpenDialogOptions) =>
  parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options);
const saveDialog = (parent: Parent, options: SaveDialogOptions) =>
  parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options);
const messageBox = (parent: Parent, options: Electron.MessageBoxOptions) =>
  parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options);

/** @returns the chosen path, or `null` when cancelled */
export async function chooseSnapshotFile(parent: Parent): Promise<string | null> {
  const answer = await openDialog(parent, {
    title: t('desktop.dialog.open'),
    properties: ['openFile'],
    filters: [
      { name: t('desktop.dialog.snapshots'), extensions: ['life', 'json', 'gz'] },
      { name: t('desktop.dialog.allFiles'), extensions: ['*'] },
    ],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** @returns the chosen path, or `null` when cancelled */
export async function chooseSavePath(parent: Parent, suggestedPath: string): Promise<string | null> {
  const answer = await saveDialog(parent, {
    title: t('desktop.dialog.saveAs'),
    defaultPath: suggestedPath,
    filters: [{ name: t('desktop.dialog.snapshots'), extensions: ['life'] }],
  });
  return answer.canceled ? null : answer.filePath || null;
}

/** @returns the chosen path, or `null` when cancelled */
export async function chooseReportPath(
  parent: Parent,
  suggestedPath: string,
  form: PostMortemForm,
): Promise<string | null> {
  const answer = await saveDialog(parent, {
    title: t('window.postMortem.save.dialog'),
    defaultPath: suggestedPath,
    filters: [{ name: t(`window.postMortem.save.${form}`), extensions: [form] }],
  });
  return answer.canceled ? null : answer.filePath || null;
}

/** @param sleeperName the life that would be put to sleep, or `null` */
export async function confirmNewLife(parent: Parent, sleeperName: string | null): Promise<boolean> {
  const { response } = await messageBox(parent, {
    type: 'question',
    message: t('desktop.dialog.newLife'),
    detail:
      sleeperName === null
        ? t('desktop.dialog.newLifeNone')
        : t('desktop.dialog.newLifeAlive', { name: sleeperName }),
    buttons: [t('desktop.dialog.begin'), t('desktop.dialog.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

/** Shows all that a hook would do, and asks whether it may. */
export async function confirmHook(parent: Parent, hook: Hook): Promise<boolean> {
  const { response } = await messageBox(parent, {
    type: 'warning',
    ...hookWords(hook),
    buttons: [t('desktop.dialog.hookAgree'), t('desktop.dialog.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

export async function askAfterCrashes(parent: Parent): Promise<'reload' | 'close'> {
  const { response } = await messageBox(parent, {
    type: 'warning',
    message: t('desktop.dialog.crashed'),
    detail: t('desktop.dialog.crashedDetail'),
    buttons: [t('desktop.dialog.reload'), t('desktop.dialog.close')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? 'reload' : 'close';
}

/** The app cannot go on. Blocks until it was read. */
export function tellCannotStart(what: string, logPath: string): void {
  dialog.showErrorBox(
    t('desktop.dialog.cannotStart'),
    t('desktop.dialog.cannotStartDetail', { what, logPath }),
  );
}
