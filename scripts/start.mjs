import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBuilt } from './lib/app-build.mjs';
import { hasDisplay, hasSessionBus, openDesktop } from './lib/desktop.mjs';
import { ensureElectron } from './lib/electron-runtime.mjs';
import { hold } from './lib/hold.mjs';
import { ROOT } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { ensureSystem, sandboxSwitches } from './lib/system.mjs';

/**
 * `npm start -- file.life` in a subfolder means the file there, but npm runs us at the top.
 * @param {string} arg
 */
function fromCallersFolder(arg) {
  const path = resolve(process.env['INIT_CWD'] ?? ROOT, arg);
  return !arg.startsWith('-') && existsSync(path) ? path : arg;
}

await runMain(async () => {
  const wished = { virtualDisplay: !hasDisplay(), sessionBus: !hasSessionBus() };
  await ensureBuilt();
  const electron = await ensureElectron();
  await ensureSystem(wished);
  if (wished.virtualDisplay)
    say('There is no display here, so the window opens on a virtual one nobody sees.');

  const desktop = await openDesktop(wished);
  const args = [...sandboxSwitches(), '.', ...process.argv.slice(2).map(fromCallersFolder)];
  say(
    `Starting Life on Electron ${electron.version}${electron.kind === 'official' ? '' : ' (development runtime)'}`,
  );
  try {
    return await hold(electron.executablePath, args, { cwd: ROOT, env: desktop.env });
  } finally {
    desktop.close();
  }
});
