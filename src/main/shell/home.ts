import { join, resolve } from 'node:path';
import { app } from 'electron';

/** Where things lie. The command line lays its home out the same way. */
export interface Home {
  readonly homePath: string;
  readonly logPath: string;
}

/**
 * Settles on one home: `LIFE_HOME`, or the app's userData folder. Electron's own folders follow, so that the
 * single-instance lock is per home, and Chromium's litter stays in a folder of its own.
 */
export function settleHome(env: NodeJS.ProcessEnv = process.env): Home {
  app.setName('Life');
  const wished = env['LIFE_HOME'];
  if (wished) app.setPath('userData', resolve(wished));
  const homePath = app.getPath('userData');
  app.setPath('sessionData', join(homePath, 'window'));
  app.setPath('crashDumps', join(homePath, 'window', 'crashes'));
  const logPath = join(homePath, 'logs', 'life.log');
  app.setAppLogsPath(join(homePath, 'logs'));
  return { homePath, logPath };
}
