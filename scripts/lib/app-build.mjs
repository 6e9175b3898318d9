import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, TOOLS, runTool } from './run.mjs';
import { Expected, say } from './say.mjs';

/** What the build is made from. Contents count, not times: a checkout changes times without changing anything. */
const INPUTS = [
  'src',
  'resources',
  'CHANGELOG.md',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'svelte.config.mjs',
  'tsconfig.base.json',
  'tsconfig.node.json',
  'tsconfig.web.json',
];
const OUTPUTS = [
  ...['main/index.js', 'main/cli.js', 'main/worker.js', 'main/channel.js'],
  ...['preload/index.js', 'renderer/index.html'],
];
const STAMP = join(ROOT, 'out/.built-from');

/** Builds the app unless out/ was made from exactly these sources. */
export async function ensureBuilt() {
  if (isUpToDate()) return;
  say('Building ...');
  if (!(await build({ quiet: true }))) {
    throw new Expected(
      'The build failed, see above. Mend the sources; "npm run check" tells more about them.',
    );
  }
}

/**
 * @param {{quiet?: boolean}} [options]
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function build({ quiet = false } = {}) {
  forgetBuild();
  const madeFrom = fingerprint(); // Taken before: what changes while building is not in the build.
  const { code } = await runTool(TOOLS.electronVite, ['build', ...(quiet ? ['--logLevel', 'warn'] : [])]);
  if (code !== 0) return false;
  writeFileSync(STAMP, madeFrom);
  return true;
}

/** Says that out/ no longer is what the sources say, so that the next start builds. */
export function forgetBuild() {
  rmSync(STAMP, { force: true });
}

function isUpToDate() {
  if (!existsSync(STAMP) || !OUTPUTS.every((file) => existsSync(join(ROOT, 'out', file)))) return false;
  return readFileSync(STAMP, 'utf8') === fingerprint();
}

/** @returns {string} */
function fingerprint() {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap(filesBelow)) {
    const content = readFileSync(join(ROOT, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]} files below a folder, or the file itself; sorted, relative to the checkout
 */
function filesBelow(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}
