import { app } from 'electron';
import { filesOfCommandLine, filesOfSecondStart, type HandOver } from './opened-files';

/** Called when the app is started again; `files` are absolute paths, often none. */
export type Reopened = (files: readonly string[]) => void;

export interface SingleInstance {
  /** From now on `reopened` is called; what came before is handed over at once. */
  listen(reopened: Reopened): void;
}

/**
 * Makes sure that one process owns this home (the lock lies in the userData folder). The second start hands
 * its files to the first and gets `null`: it must quit.
 */
export function takeSingleInstance(): SingleInstance | null {
  const ownFiles = filesOfCommandLine(process.argv, process.cwd());
  const handOver: HandOver = { files: ownFiles };
  if (!app.requestSingleInstanceLock(handOver)) return null;

  const early: string[] = [...ownFiles];
  let hear: Reopened = (files) => early.push(...files);
  app.on('second-instance', (_event, argv, cwd, data) => hear(filesOfSecondStart(data, argv, cwd)));
  // How macOS opens files; it may come before the app is ready.
  app.on('open-file', (event, filePath) => {
    event.preventDefault();
    hear([filePath]);
  });
  return {
    listen(reopened) {
      hear = reopened;
      if (early.length > 0) reopened(early.splice(0));
    },
  };
}
