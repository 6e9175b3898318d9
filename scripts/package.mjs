import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/app-build.mjs';
import { ensureElectron } from './lib/electron-runtime.mjs';
import { ROOT } from './lib/run.mjs';
import { Expected, runMain, say } from './lib/say.mjs';
import { megabytes } from './package/figures.mjs';
import { makePackages } from './package/make.mjs';

/*
 * Makes installers: npm run package [-- deb tar.gz AppImage dmg zip nsis]   all of this system if none is named
 *                   npm run package -- --dir                               only the app's folder, unpacked
 */
const USUAL = { linux: ['deb', 'tar.gz', 'AppImage'], darwin: ['dmg', 'zip'], win32: ['nsis'] };

await runMain(async () => {
  const words = process.argv.slice(2);
  const known = USUAL[/** @type {keyof typeof USUAL} */ (process.platform)] ?? [];
  const named = words.filter((word) => !word.startsWith('-'));
  const unknown = [...named.filter((word) => !known.includes(word)), ...words.filter(isUnknownSwitch)];
  if (unknown.length > 0) {
    throw new Expected(
      `Cannot make "${unknown.join('", "')}" on ${process.platform}. Known: --dir, ${known.join(', ')}.`,
    );
  }
  if (!(await build({ quiet: true }))) throw new Expected('The build failed, see above.');
  const electron = await ensureElectron();
  const targets = words.includes('--dir') ? [] : named.length > 0 ? named : known;
  const { folder, files, left } = await makePackages({ electron, targets });

  if (electron.kind === 'development') {
    say(
      `FOR TESTS ONLY: packed with the development runtime (Electron ${electron.version}), because the official ` +
        'Electron could not be downloaded. Never ship what is named ".dev".',
    );
  }
  say(`The app unpacked: ${megabytes(folder)} in ${folder}`);
  for (const file of files) say(`Made: ${megabytes(file)} ${file}`);
  for (const { target, why } of left) say(`Not made: ${target}: ${why}`);
  rmSync(join(ROOT, 'dist/.staging'), { recursive: true, force: true });
  return files.every((file) => existsSync(file)) ? 0 : 1;
});

/** @param {string} word */
function isUnknownSwitch(word) {
  return word.startsWith('-') && word !== '--dir';
}
