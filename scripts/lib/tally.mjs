import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, TOOLS, runTool } from './run.mjs';
import { say } from './say.mjs';

/** @typedef {{passed: number, failed: number}} Tally */

/** No suite needs this long; one that hangs is a failure, not a wait without end. */
const STEP_LIMIT_MS = 30 * 60 * 1_000;

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

/**
 * A step that either holds or does not. What it throws is told, and counts as not.
 * @param {string} name
 * @param {() => Promise<boolean>} step
 * @returns {Promise<Tally>}
 */
export async function count(name, step) {
  const holds = await step().catch((error) => {
    say(error instanceof Error ? error.message : String(error));
    return false;
  });
  say(`${holds ? 'passed' : 'FAILED'}: ${name}`);
  return holds ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {{name: string, entry: string, args: readonly string[]}} check
 * @returns {Promise<Tally>}
 */
export function countCheck({ name, entry, args }) {
  return count(name, async () => (await runTool(entry, args, { limitMs: STEP_LIMIT_MS })).code === 0);
}

/**
 * Runs one vitest project and counts its tests by the report it leaves.
 * @param {string} project
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} [filters] names of test files, all if empty
 * @returns {Promise<Tally>}
 */
export async function countTests(project, env, filters = []) {
  const report = join(ROOT, 'test-artifacts', `${project}.json`);
  rmSync(report, { force: true }); // An old report must not speak for a run that crashed.
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--project', project, ...reporters, ...filters];
  const { code } = await runTool(TOOLS.vitest, args, { env, limitMs: STEP_LIMIT_MS });
  const tally = readReport(report);
  if (tally.passed + tally.failed === 0) {
    say(`FAILED: no ${project} test reported a result`);
    return { passed: 0, failed: 1 };
  }
  // All tests may pass while an error outside of them fails the run.
  if (code !== 0 && tally.failed === 0) return { ...tally, failed: 1 };
  return tally;
}

/**
 * @param {string} file
 * @returns {Tally}
 */
function readReport(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 }; // It crashed before it could report.
  }
  // A file that does not even load has no test that could fail in it.
  const unloaded = report.testResults.filter(
    (/** @type {{status: string, assertionResults: {status: string}[]}} */ suite) =>
      suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}
