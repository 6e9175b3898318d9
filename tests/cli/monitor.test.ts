import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from '../../src/main/cli/cli';
import type { CliIo } from '../../src/main/cli/io';
import { SeriesDetector } from '../../src/main/monitor/series/series-detector';
import { ioThatSaysNothing, life, type Outcome, temporaryFolder } from './in-process';
import { refused, told } from './on-disk';

const HEADER = 'timestamp,value,anomaly_score';

function fileOf(text: string | Buffer): string {
  const file = join(temporaryFolder(), 'series.csv');
  writeFileSync(file, text);
  return file;
}

const monitor = (text: string | Buffer, ...args: readonly string[]): Promise<Outcome> =>
  life(['monitor', fileOf(text), ...args]);

/** Rows as they were written, without their header. */
async function rowsOf(text: string | Buffer, ...args: readonly string[]): Promise<string[]> {
  const { code, out } = await monitor(text, ...args);
  const [header, ...rows] = out.trimEnd().split('\n');
  expect([code, header]).toEqual([0, HEADER]);
  return rows;
}

/** A slow wave under a ripple that never quite repeats. */
const wave = (row: number): number => 10 * Math.sin(row / 20) + Math.sin(row * row);
const wavesTo = (count: number, change = (value: number, _row: number) => value): number[] =>
  Array.from({ length: count }, (_, row) => change(wave(row), row));
const csvOf = (values: readonly (number | string)[]): string =>
  ['timestamp,value', ...values.map((value, row) => `${1_700_000_000 + row},${value}`)].join('\n');

function scoresOf(values: readonly number[], probationLength: number): number[] {
  const detector = new SeriesDetector({ probationLength });
  return values.map((value, row) => detector.update(row, value).score);
}

const scoreIn = (row: string): number => Number(row.split(',')[2]);

describe('life monitor', () => {
  it('writes every row as it stands, with the score the detector gives it', async () => {
    const values = wavesTo(900, (value, row) => (row === 700 ? 60 : value));
    const scores = scoresOf(values, 400);
    expect(Math.max(...scores)).toBeGreaterThan(0.5);
    expect(await rowsOf(csvOf(values), '--learn', '400')).toEqual(
      values.map((value, row) => `${1_700_000_000 + row},${value},${scores[row]}`),
    );
  });

  it.each([
    ['a spike', (value: number, row: number) => (row === 1200 ? value + 40 : value)],
    ['a shifted level', (value: number, row: number) => (row >= 1200 ? value + 40 : value)],
    ['a line that stands still', (value: number, row: number) => (row >= 1200 ? 3 : value)],
  ])('scores nothing higher than %s', async (_, change) => {
    const scores = (await rowsOf(csvOf(wavesTo(1500, change)))).map(scoreIn);
    const highest = Math.max(...scores);
    expect(highest).toBeGreaterThanOrEqual(0.5);
    expect(scores.indexOf(highest)).toBeGreaterThanOrEqual(1200);
    expect(scores.indexOf(highest)).toBeLessThan(1300);
  });

  it('gives the same rows for a file and through a pipe', async () => {
    const text = csvOf(wavesTo(800));
    const { out } = await piped([Buffer.from(text)]);
    expect(out).toBe((await monitor(text)).out);
  });
});

describe('what it reads', () => {
  const rows = ['a,1.5,0', 'b,-2e3,0', 'c,3,0'];
  it.each([
    ['line feeds', 't,v\na,1.5\nb,-2e3\nc,3\n'],
    ['no last line break', 't,v\na,1.5\nb,-2e3\nc,3'],
    ['CRLF', 't,v\r\na,1.5\r\nb,-2e3\r\nc,3\r\n'],
    ['carriage returns', 't,v\ra,1.5\rb,-2e3\rc,3\r'],
    ['a byte order mark', '\ufefft,v\na,1.5\nb,-2e3\nc,3\n'],
    ['empty lines', 't,v\n\na,1.5\nb,-2e3\n\nc,3\n\n'],
    ['semicolons', 't;v\na;1.5\nb;-2e3\nc;3\n'],
    ['tabs', 't\tv\na\t1.5\nb\t-2e3\nc\t3\n'],
    ['quotes', '"t","the, v",v\n"a","x\ny",1.5\nb,"""",-2e3\n"c",,3\n'],
    ['records of different lengths', 't,v,w\na,1.5\nb,-2e3,x,y\nc,3,\n'],
  ])('%s', async (_, text) => {
    expect(await rowsOf(text)).toEqual(rows);
  });

  it('a comma in a number where semicolons separate, and writes it as it stands', async () => {
    expect(await rowsOf('t;v\na;1,5\nb;2\n')).toEqual(['a,"1,5",0', 'b,2,0']);
    expect((await monitor('t;v\na;1,5\nb;2\n')).err).not.toContain('no number');
  });

  it.each([
    ['a name that says so', 'load,Timestamp\n5,9\n6,8\n7,7\n', ['9,5,0', '8,6,0', '7,7,0']],
    [
      'dates',
      'load,when\n5,2024-02-29 00:00:00\n6,2024-02-29T01:00:00.5+02:00\n',
      ['2024-02-29 00:00:00,5,0', '2024-02-29T01:00:00.5+02:00,6,0'],
    ],
    ['numbers that only rise, beside others', '0,5\n10,4\n20,6\n', ['0,5,0', '10,4,0', '20,6,0']],
    ['nothing: rows are numbered', '5\n6\n7\n', ['1,5,0', '2,6,0', '3,7,0']],
    ['nothing, with a header', 'load\n5\n6\n', ['1,5,0', '2,6,0']],
  ])('finds the column of times by %s', async (_, text, expected) => {
    expect(await rowsOf(text)).toEqual(expected);
  });

  it.each([
    ['a name that says so', 't,load,VALUE\n1,5,8\n2,6,9\n', [], ['1,8,0', '2,9,0']],
    ['its numbers', 't,host,load\n1,a,5\n2,b,6\n', [], ['1,5,0', '2,6,0']],
    ['its name', 't,load,value\n1,5,8\n2,6,9\n', ['--value', 'Load'], ['1,5,0', '2,6,0']],
    ['its number', 't,load,value\n1,5,8\n2,6,9\n', ['--value', '2'], ['1,5,0', '2,6,0']],
    ['its number, without a header', '1,5,8\n2,6,9\n', ['--time', '1', '--value', '3'], ['1,8,0', '2,9,0']],
  ])('finds the column of values by %s', async (_, text, args, expected) => {
    expect(await rowsOf(text, ...args)).toEqual(expected);
  });

  it.each(['2024-01-01', '2024-01-01 00:00', '2024/1/1 0:00:00', '2024-01-01T00:00:00Z', '1704067200'])(
    'the time %s',
    async (time) => {
      const { err } = await monitor(`time,value\n${time},1\n1704067200001,2\n`);
      expect(err).not.toMatch(/earlier|cannot be read/);
    },
  );
});

describe('what is not as it should be', () => {
  it('keeps a row without a number, learns nothing from it, and says so in the end', async () => {
    const values = wavesTo(900, (value, row) => (row === 700 ? 60 : value));
    const holes = new Map<number, string>([
      [100, ''],
      [500, 'n/a'],
      [690, 'NaN'],
      [701, '0x10'],
    ]);
    const cells = values.flatMap((value, row) => (holes.has(row) ? [holes.get(row) ?? '', value] : [value]));
    const { code, out, err } = await monitor(csvOf(cells));
    const rows = out.trimEnd().split('\n').slice(1);
    expect([code, rows.length]).toEqual([0, 904]);
    const isHole = (row: string): boolean => [...holes.values()].includes(row.split(',')[1] ?? '');
    expect(rows.filter(isHole).map(scoreIn)).toEqual([0, 0, 0, 0]);
    expect(rows.filter((row) => !isHole(row)).map(scoreIn)).toEqual(scoresOf(values, 300));
    expect(err).toMatch(
      /^life: .*series\.csv: 4 rows hold no number in column value \(the first, line 102: “”\)/,
    );
  });

  it('says when times step back or cannot be read, and when nothing was judged', async () => {
    const { code, err } = await monitor('time,value\n3,1\n2,2\nsoon,3\n4,4\n');
    expect(code).toBe(0);
    expect(err).toMatch(/1 row is earlier/);
    expect(err).toMatch(/time of 1 row cannot be read/);
    expect(err).toMatch(/no row was judged.*--learn/);
  });

  it.each([
    ['nothing', '', [], /holds no rows/],
    ['a header alone', 't,v\n', [], /holds no rows/],
    ['something else than text', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), [], /not text.*UTF-8/],
    ['no numbers', 't,v2\na,b\nc,d\n', [], /no column .*--value; there are t, v2/],
    ['a column of words', 't,value\na,\nb,x\n', [], /line 3, column value: “x” is no number/],
    ['a name that is not there', 't,v\n1,2\n', ['--value', 'w'], /line 1: .*“w”.*--value.*t, v.*1 to 2/],
    ['a number that is not there', 't,v\n1,2\n', ['--time', '3'], /line 1: .*“3”.*--time.*1 to 2/],
    ['a name without a header', '1,2\n2,3\n', ['--value', 'v'], /names no columns.*1 to 2/],
    ['a name that is there twice', 't,v,v\n1,2,3\n', ['--value', 'v'], /two columns.*“v”/],
    ['one column for both', 't,v\n1,2\n', ['--time', 'v', '--value', 'v'], /both --time and --value/],
    ['a quote never closed', 't,v\n1,2\n2,"3\n4,5\n', [], /line 3, column 2: .*never closed/],
    ['a quote in the middle', 't,v\n1,2\n2,3"\n', [], /line 3, column 2: .*whole cell in quotes/],
  ])('refuses %s', async (_, text, args, words) => {
    const file = fileOf(text);
    await refused(['monitor', file, ...args], words);
    await refused(['monitor', file, ...args], /series\.csv/);
  });

  it('refuses a file that is not there, and a folder', async () => {
    await refused(['monitor', join(temporaryFolder(), 'none.csv')], /none\.csv is not there/);
    await refused(['monitor', temporaryFolder()], /is a folder/);
  });

  it('names the line of damage far inside, and keeps what came before', async () => {
    const { code, out, err } = await monitor(`${csvOf(wavesTo(20_000))}\n1,"2"3\n`);
    expect(code).toBe(1);
    expect(err).toMatch(/^life: .*line 20002, column 2: [^\n]*\n$/);
    expect(out.split('\n').length).toBeGreaterThan(5000);
  });

  it.each([
    [],
    ['a.csv', 'b.csv'],
    ['a.csv', '--learn', '0'],
    ['a.csv', '--threshold', '0'],
    ['a.csv', '--threshold', '1.5'],
  ])('calls it wrong usage: %s %s %s', async (...args) => {
    const { code, out } = await life(['monitor', ...args]);
    expect([code, out]).toEqual([2, '']);
  });
});

describe('as one object', () => {
  const report = z.strictObject({
    file: z.string(),
    columns: z.strictObject({ time: z.string().nullable(), value: z.string() }),
    learn: z.int(),
    threshold: z.number(),
    rows: z.array(
      z.strictObject({
        timestamp: z.string(),
        value: z.number().nullable(),
        anomaly_score: z.number().min(0).max(1),
      }),
    ),
    summary: z.strictObject({
      ...{ rows: z.int(), holes: z.int(), unreadTimes: z.int(), backwards: z.int(), alarms: z.int() },
      highest: z.array(
        z.strictObject({
          ...{ row: z.int(), timestamp: z.string(), value: z.number(), anomaly_score: z.number() },
          expert: z.string().nullable(),
        }),
      ),
    }),
  });

  it('says the same', async () => {
    const values = wavesTo(900, (value, row) => (row === 700 ? 60 : value));
    const text = `${csvOf(values)}\n1,\n`;
    const { columns, rows, summary } = await told(report, 'monitor', fileOf(text));
    expect(columns).toEqual({ time: 'timestamp', value: 'value' });
    expect(
      rows.map(({ timestamp, value, anomaly_score }) => `${timestamp},${value ?? ''},${anomaly_score}`),
    ).toEqual(await rowsOf(text));
    expect(summary).toMatchObject({ rows: 901, holes: 1, unreadTimes: 0, backwards: 1 });
    expect(summary.alarms).toBe(rows.filter(({ anomaly_score }) => anomaly_score >= 0.5).length);
    expect(summary.highest[0]).toMatchObject({ row: 701, value: 60, timestamp: '1700000700' });
  });
});

interface Piped extends Outcome {
  /** Chunks that were asked for. */
  readonly asked: number;
}

/** `life monitor -` over what comes in chunks; `watch` sees what is written after each. */
async function piped(
  chunks: Iterable<Buffer>,
  io: Partial<CliIo> = {},
  watch = (_out: string) => {},
): Promise<Piped> {
  let [out, err, asked] = ['', '', 0];
  async function* source() {
    for (const chunk of chunks) {
      await new Promise((done) => setImmediate(done));
      watch(out);
      asked += 1;
      yield chunk;
    }
    watch(out);
  }
  const code = await runCli(['monitor', '-'], {
    ...ioThatSaysNothing,
    stdin: () => Readable.from(source(), { objectMode: true, highWaterMark: 1 }),
    out: (text) => (out += text),
    outReady: () => Promise.resolve(true),
    err: (text) => (err += text),
    errIsTerminal: false,
    stop: new AbortController().signal,
    ...io,
  });
  return { code, out, err, asked };
}

const CHUNK_ROWS = 50;
function* chunksOf(count: number): Generator<Buffer> {
  yield Buffer.from('value\n');
  for (let chunk = 0; chunk < count; chunk++) yield Buffer.from(`${wavesTo(CHUNK_ROWS).join('\n')}\n`);
}

describe('a series that comes through a pipe', () => {
  it('is written on while it still comes: no more than a few chunks are held back', async () => {
    const lines: number[] = [];
    await piped(chunksOf(40), {}, (out) => lines.push(out.split('\n').length - 1));
    expect(lines).toHaveLength(42);
    // Which column is which is known after a hundred rows.
    expect(lines[2]).toBe(0);
    lines.forEach((written, given) => {
      if (given > 7) expect(written).toBeGreaterThan(CHUNK_ROWS * (given - 5));
    });
  });

  it('may be cut anywhere, within a character too', async () => {
    const text = Buffer.from('\ufefftime;"größe ""v"""\r\n2024-01-01;1,5\r\n2024-01-02;"2"\r\n');
    const whole = await piped([text]);
    const cut = await piped([...text].map((byte) => Buffer.from([byte])));
    expect(cut).toMatchObject({ code: 0, out: whole.out, err: whole.err });
    expect(whole.out).toContain('2024-01-02,2,0\n');
  });

  it('ends without a word when nobody reads any more, though it would go on for ever', async () => {
    let written = 0;
    const outReady = () => Promise.resolve(++written < 5);
    const { code, err, asked } = await piped(chunksOf(Infinity), { outReady });
    expect([code, err]).toEqual([0, '']);
    expect(asked).toBeLessThan(20);
  });

  it('ends when it is told to stop', async () => {
    const stop = new AbortController();
    const { code, err } = await piped(chunksOf(Infinity), { stop: stop.signal }, (out) => {
      if (out.length > 2000) stop.abort();
    });
    expect(code).toBe(1);
    expect(err).toMatch(/^life: [^\n]+\n$/);
  });
});

describe('at a terminal', () => {
  it('tells in the end how much was new, and when most', async () => {
    const values = wavesTo(900, (value, row) => (row === 700 ? 60 : value));
    const { err } = await piped([Buffer.from(csvOf(values))], { errIsTerminal: true });
    const lines = err.trimEnd().split('\n');
    expect(lines[0]).toBe('stdin: value by timestamp');
    expect(lines[1]).toBe('900 rows, the first 300 learnt from in silence');
    expect(lines[2]).toMatch(/^\d+ alarms? \(a score of 0\.5 or more\)/);
    expect(lines[4]).toMatch(/^ +0\.\d{3} +701 +1700000700 +60 +how it moves$/);
    expect(lines.length).toBeLessThanOrEqual(4 + 5);
    expect(err).not.toContain('{{');
  });
});
