import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { forgetBuild } from './lib/app-build.mjs';
import { hasDisplay, hasSessionBus, openDesktop } from './lib/desktop.mjs';
import { ensureElectron } from './lib/electron-runtime.mjs';
import { hold } from './lib/hold.mjs';
import { ROOT, TOOLS } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { ensureSystem, sandboxSwitches } from './lib/system.mjs';

// Changes in the window are swapped in place, a changed preload reloads it, a changed main process restarts the app.
await runMain(async () => {
  const wished = { virtualDisplay: !hasDisplay(), sessionBus: !hasSessionBus() };
  const electron = await ensureElectron();
  await ensureSystem(wished);
  if (wished.virtualDisplay)
    say('There is no display here, so the window opens on a virtual one nobody sees.');
  forgetBuild(); // What dev leaves in out/ is not what "npm start" should run.

  const desktop = await openDesktop(wished);
  const turnFolder = mkdtempSync(join(tmpdir(), 'life-dev-'));
  const env = {
    ...desktop.env,
    ...inTurn(electron.executablePath, turnFolder),
    ...(sandboxSwitches().length > 0 ? { NO_SANDBOX: '1' } : {}),
  };
  const entry = resolve(ROOT, 'node_modules', TOOLS.electronVite);
  try {
    return await hold(process.execPath, [entry, 'dev', '--watch', ...process.argv.slice(2)], {
      cwd: ROOT,
      env,
    });
  } finally {
    desktop.close();
    rmSync(turnFolder, { recursive: true, force: true });
  }
});

/**
 * @param {string} executablePath
 * @param {string} turnFolder
 * @returns {NodeJS.ProcessEnv}
 */
function inTurn(executablePath, turnFolder) {
  if (process.platform === 'win32') return { ELECTRON_EXEC_PATH: executablePath };
  return {
    ELECTRON_EXEC_PATH: resolve(ROOT, 'scripts/lib/electron-in-turn.mjs'),
    LIFE_DEV_ELECTRON: executablePath,
    LIFE_DEV_TURN_FILE: join(turnFolder, 'turn'),
  };
}
