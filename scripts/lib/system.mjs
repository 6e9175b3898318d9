import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { Expected, say } from './say.mjs';

/**
 * One thing the system has to have, and the packages that bring it: the first one the system knows is taken
 * (newer Debian and Ubuntu renamed several libraries).
 * @typedef {{what: string, packages: readonly string[]}} Need
 */

/** Shared libraries Electron links, or loads while running, where a linker's list does not show them. */
/** @type {readonly Need[]} */
export const LIBRARIES = [
  { what: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { what: 'libnss3.so', packages: ['libnss3'] },
  { what: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  { what: 'libgbm.so.1', packages: ['libgbm1'] },
  { what: 'libnotify.so.4', packages: ['libnotify4'] },
  { what: 'libatspi.so.0', packages: ['libatspi2.0-0t64', 'libatspi2.0-0'] },
  { what: 'libXss.so.1', packages: ['libxss1'] },
  { what: 'libXtst.so.6', packages: ['libxtst6'] },
];

/** @type {Need} */
const DISPLAY_SERVER = { what: 'Xvfb', packages: ['xvfb'] };
/** @type {Need} */
const SESSION_BUS = { what: 'dbus-daemon', packages: ['dbus-daemon', 'dbus'] };
/** By which a system knows what opens a file, and which the tests of packages ask. */
/** @type {readonly Need[]} */
const FILE_TYPES = [
  { what: 'update-desktop-database', packages: ['desktop-file-utils'] },
  { what: 'update-mime-database', packages: ['shared-mime-info'] },
  { what: 'xdg-mime', packages: ['xdg-utils'] },
];
/** @type {Need} */
const FONTS = { what: 'a font', packages: ['fonts-dejavu-core'] };

/**
 * Makes sure that Electron can run here: installs what is missing where that is ours to do (Debian, Ubuntu,
 * as root), and says what to install everywhere else.
 * @param {{virtualDisplay: boolean, sessionBus: boolean, fileTypes?: boolean}} wanted what the caller is going to start
 *   itself, and whether it asks the system about file types
 */
export async function ensureSystem({ virtualDisplay, sessionBus, fileTypes = false }) {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries();
  if (virtualDisplay && !onPath('Xvfb')) missing.push(DISPLAY_SERVER);
  if (sessionBus && !onPath('dbus-daemon')) missing.push(SESSION_BUS);
  if (fileTypes) missing.push(...FILE_TYPES.filter(({ what }) => !onPath(what)));
  if (!anyFont()) missing.push(FONTS);
  await ensurePackages(missing);
}

/**
 * Installs what is missing where that is ours to do, and says what to install everywhere else.
 * @param {readonly Need[]} missing
 */
export async function ensurePackages(missing) {
  if (missing.length === 0) return;
  const names = missing.map((need) => need.what).join(', ');
  if (!onPath('apt-get')) {
    throw new Expected(`This system lacks ${names}. Install them with its package manager and try again.`);
  }
  if (process.getuid?.() !== 0) {
    const packages = await knownPackages(missing);
    throw new Expected(
      `This system lacks ${names}. Install them and try again:\n  sudo apt-get install ${packages.join(' ')}`,
    );
  }
  say(`Installing what the system lacks: ${names}`);
  await apt(['update', '-qq']);
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...(await knownPackages(missing))]);
}

/** Chromium's sandbox refuses to run as root; only starts from a checkout go without it. */
export function sandboxSwitches() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  say("Running as root, so without Chromium's sandbox. Fine for development and tests, not for daily use.");
  return ['--no-sandbox'];
}

/** @returns {Promise<Need[]>} */
async function missingLibraries() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path));
  if (!ldconfig) return []; // No such linker cache here: Electron itself will tell what it lacks.
  const { stdout } = await run(ldconfig, ['-p'], { output: 'capture' });
  return LIBRARIES.filter((library) => !stdout.includes(`\t${library.what} `));
}

/** @param {string} command */
function onPath(command) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
}

/** Without any font a window shows boxes for letters. */
function anyFont() {
  return ['/usr/share/fonts', '/usr/local/share/fonts'].some((folder) => {
    try {
      return readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|ttc)$/.test(String(name)));
    } catch {
      return false;
    }
  });
}

/**
 * @param {readonly Need[]} needs
 * @returns {Promise<string[]>}
 */
async function knownPackages(needs) {
  const chosen = [];
  for (const { packages } of needs) {
    const known = await Promise.all(packages.map(isKnown));
    chosen.push(packages.find((_, index) => known[index]) ?? /** @type {string} */ (packages.at(-1)));
  }
  return chosen;
}

/** @param {string} name */
async function isKnown(name) {
  const { stdout } = await run('apt-cache', ['show', '--no-all-versions', name], { output: 'capture' });
  return stdout.includes(`Package: ${name}\n`);
}

/** @param {readonly string[]} args */
async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, stdout, stderr } = await run('apt-get', args, { env, output: 'capture' });
  if (code === 0) return;
  throw new Expected(
    `"apt-get ${args.join(' ')}" failed; solve what it says and try again:\n${stdout}${stderr}`,
  );
}
