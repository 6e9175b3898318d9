'use strict';

/**
 * Loaded into the app before its own code: writes down what it prints, from the first line. Playwright reads
 * the app's pipes until it is attached, and what it has read nobody else gets. A file also outlives kill -9.
 */
const { appendFileSync } = require('node:fs');

const file = process.env.LIFE_E2E_OUTPUT_FILE;
// The app is not to see how it is watched.
delete process.env.LIFE_E2E_OUTPUT_FILE;
process.argv.splice(process.argv.indexOf('-r'), 2);

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  stream.write = (chunk, ...rest) => {
    appendFileSync(file, chunk);
    return write(chunk, ...rest);
  };
}
