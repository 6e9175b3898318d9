import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build as buildPackages, Platform } from 'electron-builder';
import { ROOT, run } from '../lib/run.mjs';
import { Expected } from '../lib/say.mjs';
import config, { fusesOf } from './builder-config.mjs';
import { makeDeb } from './deb.mjs';

/**
 * @typedef {object} Made
 * @property {string} folder the app, unpacked
 * @property {string[]} files the packages
 * @property {{target: string, why: string}[]} left what could not be made here
 */

const DIST = join(ROOT, 'dist');
/** What is made of the unpacked app by the system's own tools, so that nothing has to be downloaded for it. */
const OWN = { deb: makeDeb, 'tar.gz': makeTarball };

/**
 * Packs what is built in out/ with this Electron.
 * @param {{electron: import('../lib/electron-runtime.mjs').ElectronRuntime, targets: readonly string[]}} what
 * @returns {Promise<Made>}
 */
export async function makePackages({ electron, targets }) {
  const isDevelopment = electron.kind === 'development';
  const own = targets.filter((target) => target in OWN);
  const others = targets.filter((target) => !(target in OWN));
  // A package of a development runtime may only be made where no download is needed: it is never shipped anyway.
  const left = isDevelopment
    ? others.map((target) => ({ target, why: 'electron-builder needs a download for it; made in hosted CI' }))
    : [];
  rmSync(DIST, { recursive: true, force: true });
  const built = await runBuilder(electron, isDevelopment ? [] : others);
  const folder = unpackedFolder();
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const files = [];
  for (const target of own) {
    const make = OWN[/** @type {keyof typeof OWN} */ (target)];
    files.push(await make({ folder, version, isDevelopment, into: DIST }));
  }
  return { folder, files: [...built.filter((file) => !file.endsWith('.blockmap')), ...files], left };
}

/**
 * @param {import('../lib/electron-runtime.mjs').ElectronRuntime} electron
 * @param {readonly string[]} targets only the unpacked app if empty
 * @returns {Promise<string[]>} the files it made
 */
async function runBuilder(electron, targets) {
  const names = targets.length > 0 ? [...targets] : ['dir'];
  return buildPackages({
    targets: Platform.current().createTarget(names),
    projectDir: ROOT,
    publish: 'never',
    config: {
      ...config,
      electronVersion: electron.version,
      // The official one is fetched and checked by electron-builder itself, for every architecture it packs.
      ...(electron.kind === 'development' ? { electronDist: dirname(electron.executablePath) } : {}),
      electronFuses: fusesOf(Number.parseInt(electron.version, 10)),
    },
  });
}

function unpackedFolder() {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  const names = {
    linux: `linux${arch}-unpacked`,
    win32: `win${arch}-unpacked`,
    darwin: `mac${arch}/Life.app`,
  };
  const name = names[/** @type {keyof typeof names} */ (process.platform)];
  const folder = join(DIST, name ?? '');
  if (name && existsSync(folder)) return folder;
  throw new Expected(`electron-builder left no unpacked app at ${folder}; see what it said above.`);
}

/**
 * A folder to unpack anywhere: life-<version>/life-desktop starts the app.
 * @param {{folder: string, version: string, isDevelopment: boolean, into: string}} what
 */
async function makeTarball({ folder, version, isDevelopment, into }) {
  const file = join(into, `life_${version}_${process.arch}${isDevelopment ? '.dev' : ''}.tar.gz`);
  const top = `life-${version}`;
  const staging = join(into, '.staging');
  mkdirSync(staging, { recursive: true });
  renameSync(folder, join(staging, top));
  const args = ['--owner=0', '--group=0', '-C', staging, '-czf', file, top];
  const { code, stderr } = await run('tar', args, { output: 'capture' });
  renameSync(join(staging, top), folder);
  if (code !== 0) throw new Expected(`tar could not write ${file}: ${stderr.trim()}. Is the disk full?`);
  return file;
}
