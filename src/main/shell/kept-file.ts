import { join } from 'node:path';
import Store from 'electron-store';
import type { z } from 'zod';
import type { Notice } from '../../shared/border';
import type { Log } from './log';
import { setAsideBadFile } from '../vault/set-aside';
import type { Kept } from './settings-store';

/**
 * Opens `<folder>/<name>.json`. A bad file is kept aside and told; where even that fails, what is kept lasts
 * until the app is closed. Never throws: settings are not worth a life.
 */
export function openKeptFile(
  place: { readonly folderPath: string; readonly name: string },
  schema: z.ZodType,
  log: Log,
): { readonly kept: Kept; readonly notice: Notice | null } {
  const filePath = join(place.folderPath, `${place.name}.json`);
  try {
    const asidePath = setAsideBadFile(filePath, schema);
    if (asidePath !== null) log.warn(`${filePath} could not be used and was kept as ${asidePath}`);
    const kept = new Store({ cwd: place.folderPath, name: place.name });
    return { kept, notice: asidePath === null ? null : badFile(asidePath) };
  } catch (error) {
    log.error(`${filePath} cannot be opened`, error);
    const problem = error instanceof Error ? error.message : String(error);
    return { kept: { path: filePath, store: {} }, notice: unreadable(filePath, problem) };
  }
}

const badFile = (filePath: string): Notice => ({
  severity: 'warning',
  message: { key: 'desktop.notice.badSettings', params: { filePath } },
});

const unreadable = (filePath: string, problem: string): Notice => ({
  severity: 'error',
  message: { key: 'desktop.notice.settingsUnreadable', params: { filePath, problem } },
});
