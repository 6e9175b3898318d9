import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeYear } from './year';

/*
 * Puts a home on disk in which one life has lived for a year at a tick a second: with events of all kinds, nights,
 * crashes, late ticks, phases, memories and anomalies. The app opens it by LIFE_HOME.
 *   node scripts/year-home.mjs <folder> [--days 365] [--watched]
 * --watched: the monitor looks on and finds what it finds, which takes several times as long; without it, anomalies
 * are made up and say nothing true.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { days: { type: 'string', default: '365' }, watched: { type: 'boolean', default: false } },
});
const [folder] = positionals;
const days = Number(values.days);
if (folder === undefined || !Number.isInteger(days) || days < 1 || existsSync(resolve(folder, 'home.json'))) {
  console.error(
    'Name a folder that holds no home yet: node scripts/year-home.mjs <folder> [--days 365] [--watched]',
  );
  process.exit(2);
}

const startedMs = performance.now();
const made = makeYear(resolve(folder), days, values.watched, (day) => {
  if (day % 10 === 0) console.log(`day ${day} of ${days}`);
});
console.log(JSON.stringify({ ...made, tookS: Math.round((performance.now() - startedMs) / 1000) }, null, 2));
