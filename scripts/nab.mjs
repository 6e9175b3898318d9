import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { ROOT } from './lib/run.mjs';
import { Expected, runMain, say } from './lib/say.mjs';

/*
 * Runs the detector over the series of the Numenta Anomaly Benchmark and writes what NAB's own scorer reads. Neither
 * its data nor its scorer is part of this project. What the figures mean is in docs/MONITOR.md.
 *   npm run nab -- --data NAB/data --out NAB/results/life --prefix life_
 */

const BUNDLE = join(ROOT, `node_modules/.cache/nab-${process.pid}`);
/** NAB tells a detector beforehand how many rows of a series are not scored. */
const PROBATION_SHARE = 0.15;
const PROBATION_MOST_ROWS = 750;

await runMain(async () => {
  const { data, out, prefix } = options();
  const folder = resolve(data);
  const files = seriesBelow(folder);
  try {
    const { SeriesDetector } = await bundled('src/main/monitor/series/series-detector.ts');
    let rowCount = 0;
    let spentMs = 0;
    for (const file of files) {
      const rows = rowsOf(file);
      const probationLength = Math.min(Math.floor(PROBATION_SHARE * rows.length), PROBATION_MOST_ROWS);
      const startedMs = performance.now();
      const detector = new SeriesDetector({ probationLength });
      const scores = rows.map(([, value], row) => detector.update(row, Number(value)).score);
      spentMs += performance.now() - startedMs;
      rowCount += rows.length;
      const lines = rows.map(([time, value], row) => `${time},${value},${scores[row]}\n`);
      const outFolder = join(resolve(out), relative(folder, dirname(file)));
      mkdirSync(outFolder, { recursive: true });
      writeFileSync(
        join(outFolder, prefix + basename(file)),
        `timestamp,value,anomaly_score\n${lines.join('')}`,
      );
    }
    const microseconds = ((1000 * spentMs) / rowCount).toFixed(1);
    say(`${files.length} series, ${rowCount} rows, ${microseconds} µs a row. Results are in ${out}.`);
    return 0;
  } finally {
    rmSync(BUNDLE, { recursive: true, force: true });
  }
});

function options() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      out: { type: 'string' },
      prefix: { type: 'string', default: '' },
    },
  });
  const { data, out, prefix } = values;
  if (data !== undefined && out !== undefined) return { data, out, prefix };
  throw new Expected('Say where the series are and where results go: --data FOLDER --out FOLDER.');
}

/**
 * @param {string} folder
 * @returns {string[]} every CSV file in it, at any depth; sorted
 */
function seriesBelow(folder) {
  if (!existsSync(folder)) throw new Expected(`${folder} is not there. Name the folder of NAB's data.`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.csv')).sort();
  if (files.length === 0)
    throw new Expected(`There is no CSV file in ${folder}. Name the folder of NAB's data.`);
  return files.map((name) => join(folder, name));
}

/**
 * @param {string} file `timestamp,value` without quotes, as all of NAB
 * @returns {string[][]} without the header
 */
function rowsOf(file) {
  const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  if (header === 'timestamp,value') return lines.map((line) => line.split(','));
  throw new Expected(`${file} is not a series of NAB: its first line is not "timestamp,value".`);
}

/** @param {string} entry below the checkout */
async function bundled(entry) {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(ROOT, entry),
      target: 'node20',
      outDir: BUNDLE,
      rolldownOptions: { output: { entryFileNames: 'detector.mjs' } },
    },
  });
  return import(pathToFileURL(join(BUNDLE, 'detector.mjs')).href);
}
