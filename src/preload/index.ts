import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { buildBridge } from './bridge';

/** Electron 25 has no webUtils yet, and a `path` on the File itself; from 32 on it is the other way round. */
function pathOfFile(file: object): string {
  const utils = webUtils as typeof webUtils | undefined;
  return utils?.getPathForFile(file as File) ?? (file as { path?: string }).path ?? '';
}

contextBridge.exposeInMainWorld('life', buildBridge(ipcRenderer, pathOfFile));
