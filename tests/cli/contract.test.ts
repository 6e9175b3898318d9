import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programOf } from '../../src/main/cli/program';
import { ioThatSaysNothing, life, run } from './in-process';

// Goal: every command keeps what docs/CLI.md says of all: --json prints one object and nothing else, 1 comes with one line
// on stderr and an empty stdout, 2 with one line too. A command that is not in this table fails the test.

interface Row {
  /** Done, without `--json`; `null` where it takes long, and a test of its own holds what it prints. */
  readonly done: readonly string[] | null;
  /** Refused, and nothing changed. */
  readonly refused: readonly string[];
}

/** A life that goes on, one that is dead, a series, and the places of what is written. */
interface Places {
  readonly home: string;
  readonly dead: string;
  readonly series: string;
  readonly out: string;
}

const NOWHERE = '/nowhere/at/all';

const ROWS: Readonly<Record<string, (places: Places) => Row>> = {
  run: ({ home }) => ({ done: ['--ticks', '3'], refused: ['--ticks', '3', '--home', home, '--seed', '9'] }),
  lives: ({ home }) => ({ done: ['--home', home], refused: ['--home', NOWHERE] }),
  inspect: ({ home }) => ({ done: [home], refused: [NOWHERE] }),
  verify: ({ home, series }) => ({ done: [home], refused: [home, '--against', series] }),
  replay: ({ home }) => ({ done: [home, '--to', '5'], refused: [home, '--to', '999'] }),
  fork: ({ home, out }) => ({
    done: [home, '--at', '5', '--home', out],
    refused: [home, '--at', '999', '--home', out],
  }),
  compare: ({ home, dead }) => ({ done: [home, dead], refused: [home, NOWHERE] }),
  explain: ({ home, dead }) => ({ done: [dead], refused: [home] }),
  export: ({ home }) => ({
    done: [home, '--what', 'memory'],
    refused: [home, '--what', 'memory', '--out', NOWHERE],
  }),
  monitor: ({ series }) => ({ done: [series], refused: [NOWHERE] }),
  bench: () => ({ done: null, refused: [] }),
  completion: () => ({ done: ['fish'], refused: [] }),
};

const NAMES = programOf(ioThatSaysNothing).commands.map((command) => command.name());

let places: Places;
const folder = mkdtempSync(join(tmpdir(), 'life-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  const [home, dead, series, out] = ['home', 'dead', 'series.csv', 'out'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  await run('--ticks', '20', '--home', home, '--seed', '7');
  await run('--ticks', '1100', '--home', dead, '--policy', 'classic');
  writeFileSync(series, 'time,value\n1,2\n2,3\n3,5\n');
  places = { home, dead, series, out };
});

const ONE_LINE = /^[^\n]+\n$/;

it('every command is in the table', () => expect(NAMES.sort()).toEqual(Object.keys(ROWS).sort()));

describe.each(Object.entries(ROWS))('life %s', (name, rowOf) => {
  it('prints one object with --json, and nothing else', async () => {
    const { done } = rowOf(places);
    if (done === null) return;
    const { code, out, err } = await life([name, ...done, '--json']);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toBeTypeOf('object');
    expect(out.trimStart()).toMatch(/^\{/);
  });

  it('refuses in one line, prints nothing, and answers with 1', async () => {
    const { refused } = rowOf(places);
    if (refused.length === 0) return;
    for (const more of [[], ['--json']]) {
      const { code, out, err } = await life([name, ...refused, ...more]);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(ONE_LINE);
      expect(err).toMatch(/^life: /);
    }
  });

  it('answers wrong usage with one line and 2, whatever was written', async () => {
    const { done } = rowOf(places);
    for (const wrong of [
      ['--no-such-option'],
      ['--jsn'],
      ['one', 'too', 'many', 'words'],
      ['--\u001b[31m\nx'],
    ]) {
      const { code, out, err } = await life([name, ...(done ?? []), ...wrong]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(ONE_LINE);
      // eslint-disable-next-line no-control-regex -- the terminal is not moved by what is said
      expect(err.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f]/);
    }
  });

  it('tells of itself on stdout', async () => {
    const { code, out, err } = await life([name, '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^Usage: life ${name} `));
    expect(out).toContain('--json');
  });
});

it('a command that is not there is wrong usage', async () => {
  const { code, out, err } = await life(['rum', '--ticks', '3']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toBe("error: unknown command 'rum' (Did you mean run?)\n");
});
