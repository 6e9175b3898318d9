import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Handlers } from '../../../shared/border';
import { guardedCalls, type Complaints } from './calls';
import type { Sender, TrustedWindow } from './sender';

/** Opens the border: the only place that listens to windows. */
export function openGate(handlers: Handlers, trusted: TrustedWindow, log: Complaints): void {
  // electron-store opens a door of its own for renderers that have Node; ours have none.
  ipcMain.removeAllListeners('electron-store-get-data');
  for (const call of guardedCalls(handlers, trusted, log)) {
    ipcMain.handle(call.channel, (event, payload: unknown) => call.answer(senderOf(event), payload));
  }
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return {
    webContentsId: event.sender.id,
    frame: frame === null ? null : { url: frame.url, isMain: frame.parent === null },
  };
}
