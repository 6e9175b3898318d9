import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/in-process';
import { chanceFrom } from '../support/chance';
import { badLineTo, type Fate } from './bad-line';
import { stimuliFrom, type Journaled } from './journal';
import { hasPython, python } from './python';
import { buildProgram, serveLife } from './server';

// Goal: the generator of mixed events, a process of its own, over the real channel of a life in another: each event that
// was acknowledged is in the journal, in order, once; also where the line is cut now and then. Skipped without python3.

buildProgram();

const EVENTS = 100;

/** Every line of a fate that is not the usual one comes so often. */
const CUT_BEFORE = 0.12;
const CUT_AFTER = 0.3;

const generate = (url: string, token: string, out: string) =>
  python(['mixed-events.py', '--events', String(EVENTS), '--pause', '0.02', '--seed', '7', '--out', out], {
    url,
    token,
  });

const acknowledgedIn = (file: string): Journaled[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Journaled)
    .map(({ seq, type, intensity, note }) => ({ seq, type, intensity, note }));

describe.skipIf(!hasPython)('mixed events', () => {
  it('are in the journal as they were acknowledged: in order, each once', async () => {
    const server = await serveLife();
    const out = join(temporaryFolder(), 'acknowledged.jsonl');
    const said = await generate(server.url, server.token, out);
    expect(said).toMatch(new RegExp(`^${EVENTS} acknowledged of ${EVENTS} sent: `));
    await server.stop();
    const acknowledged = acknowledgedIn(out);
    expect(acknowledged.map(({ note }) => note)).toEqual(
      Array.from({ length: EVENTS }, (_, at) => `mixed event ${at + 1}`),
    );
    expect(await stimuliFrom(server.home, 'channel:mixed-events')).toEqual(acknowledged);
  }, 60_000);

  it('and so they are where the line is cut, before a request is met or before its answer comes', async () => {
    const server = await serveLife();
    const chance = chanceFrom(3);
    const fateOf = (): Fate => {
      const drawn = chance();
      return drawn < CUT_BEFORE ? 'cut-before' : drawn < CUT_AFTER ? 'cut-after' : 'passes';
    };
    const line = await badLineTo(server.port, fateOf);
    const out = join(temporaryFolder(), 'acknowledged.jsonl');
    expect(await generate(line.url, server.token, out)).toMatch(new RegExp(`^${EVENTS} acknowledged`));
    await server.stop();
    expect(line.cuts()).toBeGreaterThan(10);
    const acknowledged = acknowledgedIn(out);
    expect(acknowledged).toHaveLength(EVENTS);
    expect(await stimuliFrom(server.home, 'channel:mixed-events')).toEqual(acknowledged);
  }, 60_000);
});
