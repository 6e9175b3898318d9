import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The home that was asked for, or the one `LIFE_HOME` names, or the app's own. */
export function homePathOf(asked: string | undefined, env: NodeJS.ProcessEnv = process.env): string {
  return resolve(asked ?? (env['LIFE_HOME'] || appHome(env)));
}

/** Electron's userData folder of an app named Life. */
function appHome(env: NodeJS.ProcessEnv): string {
  switch (process.platform) {
    case 'win32':
      return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Life');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Life');
    default:
      return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'Life');
  }
}
