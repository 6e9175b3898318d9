/** What the scripts tell a person: one line each, recognisable among the app's own output. */

/** @param {string} text */
export function say(text) {
  console.log(`[life] ${text}`);
}

/** @param {string} title */
export function section(title) {
  console.log(`\n=== ${title} ${'='.repeat(Math.max(3, 72 - title.length))}`);
}

/** Trouble the person at the keyboard can solve: its message says what, where and what to do next. */
export class Expected extends Error {}

/**
 * Runs a script's main function; trouble of the expected kind is told without a stack.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runMain(main) {
  try {
    const code = await main();
    process.exitCode = code;
    // A library that was used on the way may have a good-bye of its own, with another code.
    process.on('exit', () => (process.exitCode = code));
  } catch (error) {
    console.error(error instanceof Expected ? `[life] ${error.message}` : error);
    process.exitCode = 1;
  }
}
