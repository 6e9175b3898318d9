import { build, ensureBuilt } from './lib/app-build.mjs';
import { CHECKS } from './lib/checks.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { openDesktop } from './lib/desktop.mjs';
import { whyNoPackageTest } from './package/may-install.mjs';
import { makePackages } from './package/make.mjs';
import { ensureElectron } from './lib/electron-runtime.mjs';
import { runMain, say, section } from './lib/say.mjs';
import { ensureSystem } from './lib/system.mjs';
import { count, countCheck, countTests, sum } from './lib/tally.mjs';

/*
 * Everything that proves Life: the sources' checks, the unit tests, the window's page in a current Chromium, the
 * build, the app on a real Electron, a package installed on this system.
 *   node scripts/test.mjs [--only check|unit|chromium|e2e|package|measure] [test file names]
 * Figures are not proofs: "measure" runs only when it is asked for.
 * The last line is always "N passed, N failed".
 */
const { only, filters } = parseArguments(process.argv.slice(2));

/** @type {Record<string, () => Promise<import('./lib/tally.mjs').Tally>>} */
const SUITES = {
  check: checks,
  unit,
  chromium: page,
  e2e: () => onElectron('e2e'),
  package: packages,
  measure: () => onElectron('measure'),
};

await runMain(async () => {
  const tallies = [];
  for (const [name, suite] of Object.entries(SUITES)) {
    if (only ? only === name : name !== 'measure') tallies.push(await survive(name, suite));
  }
  const { passed, failed } = sum(tallies);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

async function checks() {
  const tallies = [];
  for (const check of CHECKS) {
    section(`check: ${check.name}`);
    tallies.push(await countCheck(check));
  }
  return sum(tallies);
}

function unit() {
  section('unit tests');
  return countTests('unit', process.env, filters);
}

/** It needs no display: the browser draws into memory. */
async function page() {
  section('the page in Chromium');
  return countTests('chromium', { ...process.env, CHROMIUM: await ensureChromium() }, filters);
}

/** @param {'e2e' | 'measure'} project */
async function onElectron(project) {
  section('build');
  const built = await count('build', build);
  section(project === 'e2e' ? 'end-to-end tests' : 'measurements');
  if (built.failed > 0) {
    say('Not run: there is nothing to run them on.');
    return sum([built, { passed: 0, failed: 1 }]);
  }
  // A display and a bus of their own: the tests neither disturb a desktop nor depend on it.
  const own = { virtualDisplay: process.platform === 'linux', sessionBus: process.platform === 'linux' };
  const electron = await ensureElectron();
  await ensureSystem(own);
  const desktop = await openDesktop(own);
  say(`On Electron ${electron.version} (${electron.kind})`);
  try {
    return sum([built, await countTests(project, desktop.env, filters)]);
  } finally {
    desktop.close();
  }
}

async function packages() {
  section('package');
  const why = await whyNoPackageTest();
  if (why) {
    say(`Not run: ${why}`);
    // Where it was asked for by name, not to have run is no success.
    return { passed: 0, failed: only === 'package' ? 1 : 0 };
  }
  const own = { virtualDisplay: true, sessionBus: false };
  await ensureBuilt();
  const electron = await ensureElectron();
  await ensureSystem({ ...own, fileTypes: true });
  let deb = '';
  const made = await count('a .deb is made', async () => {
    const { files } = await makePackages({ electron, targets: ['deb'] });
    deb = files[0] ?? '';
    return deb !== '';
  });
  if (made.failed > 0) return made;
  const desktop = await openDesktop(own);
  try {
    const env = { ...desktop.env, LIFE_TEST_DEB: deb };
    return sum([made, await countTests('package', env, filters)]);
  } finally {
    desktop.close();
  }
}

/**
 * One suite that breaks must not hide the others, nor the last line.
 * @param {string} name
 * @param {() => Promise<import('./lib/tally.mjs').Tally>} suite
 */
async function survive(name, suite) {
  try {
    return await suite();
  } catch (error) {
    say(`FAILED: ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

/** @param {readonly string[]} args */
function parseArguments(args) {
  const at = args.indexOf('--only');
  if (at < 0) return { only: undefined, filters: args };
  return { only: args[at + 1], filters: args.filter((_, index) => index !== at && index !== at + 1) };
}
