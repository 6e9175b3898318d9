import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { developmentRuntime, fetchDevelopmentRuntime } from './development-runtime.mjs';
import { downloadOfficial, recentFailure } from './official-download.mjs';
import { ROOT } from './run.mjs';
import { Expected, say } from './say.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executablePath
 * @property {string} version
 * @property {'official' | 'development'} kind
 */

const PACKAGE_FOLDER = resolve(ROOT, 'node_modules/electron');

/**
 * Finds an Electron to run, or fetches one. What is already there comes first, so that a second start is quick;
 * of what has to be fetched, the official binary comes first.
 * @returns {Promise<ElectronRuntime>}
 */
export async function ensureElectron() {
  return overridden() ?? official() ?? developmentRuntime() ?? (await fetchOne());
}

/** @returns {Promise<ElectronRuntime>} */
async function fetchOne() {
  if (!recentFailure()) await downloadOfficial(PACKAGE_FOLDER);
  const downloaded = official();
  if (downloaded) return downloaded;

  say(`The official Electron could not be downloaded (${recentFailure()}). To retry: npx install-electron`);
  if (process.platform === 'linux' && process.arch === 'x64') return fetchDevelopmentRuntime();
  throw new Expected(
    `There is no other Electron for ${process.platform}-${process.arch}. ` +
      'Run "npx install-electron" with a connection, or point ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron.',
  );
}

/** @returns {ElectronRuntime | undefined} */
function overridden() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return undefined;
  const runtime = readRuntime(resolve(folder), 'official');
  if (runtime) return runtime;
  throw new Expected(
    `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but no Electron lies there. Correct or unset it.`,
  );
}

/** @returns {ElectronRuntime | undefined} */
function official() {
  return readRuntime(join(PACKAGE_FOLDER, 'dist'), 'official');
}

/**
 * @param {string} folder
 * @param {ElectronRuntime['kind']} kind
 * @returns {ElectronRuntime | undefined}
 */
function readRuntime(folder, kind) {
  const executablePath = join(folder, executableName());
  const versionFile = join(folder, 'version');
  if (!existsSync(executablePath) || !existsSync(versionFile)) return undefined;
  return { executablePath, version: readFileSync(versionFile, 'utf8').trim().replace(/^v/, ''), kind };
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
