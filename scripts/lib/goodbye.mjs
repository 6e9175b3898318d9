import { constants } from 'node:os';

/** @typedef {'SIGINT' | 'SIGTERM' | 'SIGHUP'} Goodbye */

/** @type {readonly Goodbye[]} */
const GOODBYES = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_POLL_MS = 500;

/** An orderly exit, so that "exit" listeners run: a signal's own default would skip them. */
let answer = (/** @type {Goodbye} */ goodbye) => process.exit(128 + constants.signals[goodbye]);

for (const goodbye of GOODBYES) process.on(goodbye, () => answer(goodbye));

// npm and the shell between pass SIGTERM on to nobody: they just die. That the parent is gone is all we learn.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  answer('SIGTERM');
}, PARENT_POLL_MS).unref();

/**
 * Says what this script does when it is asked to leave. Until then it just exits.
 * @param {(goodbye: Goodbye) => void} next
 */
export function onGoodbye(next) {
  answer = /** @type {typeof answer} */ (next);
}
