import { describe, expect, it } from 'vitest';
import { LifeClient, LifeRefusal, type LifeEvent } from '../../examples/life-client.ts';
import { badLineTo, type Fate } from './bad-line';
import { stimuliFrom } from './journal';
import { hasPython, python } from './python';
import { buildProgram, serveLife, type Server } from './server';

// Goal: each client does what it promises over the real channel of a life in a process of its own: once, later, only what
// is new, without holes. The one in Python is skipped without python3.

buildProgram();

const NOISE = { type: 'noise', intensity: 0.25 } as const;
const REST = { type: 'rest', intensity: 0.5, note: 'a pause' } as const;

const clientOf = ({ url, token }: Pick<Server, 'url' | 'token'>): LifeClient =>
  new LifeClient({ url, token, name: 'test' });

/** The numbers in the ids of events; they have no hole where nothing was missed. */
const numbersOf = (events: readonly Pick<LifeEvent, 'id'>[]): number[] =>
  events.map(({ id }) => Number(id.split('-').at(-1)));

async function refusalOf(act: Promise<unknown>): Promise<LifeRefusal> {
  const error: unknown = await act.then(
    () => null,
    (refused: unknown) => refused,
  );
  if (error instanceof LifeRefusal) return error;
  throw new Error(`It was not refused: ${String(error)}`);
}

describe('the client in TypeScript', () => {
  it('sends one or many, once each, whatever becomes of the answer', async () => {
    const server = await serveLife();
    const fates: Fate[] = ['cut-after', 'passes', 'cut-before', 'cut-after', 'passes', 'passes'];
    const line = await badLineTo(server.port, () => fates.shift() ?? 'passes');
    const life = clientOf({ ...server, url: line.url });
    const [one] = await life.stimulate(NOISE);
    const many = await life.stimulate([REST, NOISE]);
    // Known by its key, it is not taken again.
    const [first] = await life.stimulate(REST, 'my-own-key');
    expect(await life.stimulate(REST, 'my-own-key')).toEqual([first]);
    expect(await refusalOf(life.stimulate(NOISE, 'my-own-key'))).toMatchObject({
      ...{ status: 422, code: 'key-reused' },
    });
    expect([line.cuts(), fates]).toEqual([3, []]);
    await server.stop();
    const seqs = [one, ...many, first].map((receipt) => receipt?.seq);
    const sent = [NOISE, REST, NOISE, REST].map((stimulus, at) => ({
      seq: seqs[at],
      note: null,
      ...stimulus,
    }));
    expect(await stimuliFrom(server.home, 'channel:test')).toEqual(sent);
  }, 30_000);

  it('waits as long as it is told where it was too much at once', async () => {
    const server = await serveLife();
    const line = await badLineTo(server.port, () => 'passes');
    const life = clientOf({ ...server, url: line.url });
    const receipts = await Promise.all(Array.from({ length: 60 }, () => life.stimulate(NOISE)));
    expect(new Set(receipts.flat().map(({ seq }) => seq)).size).toBe(60);
    expect(line.statuses).toContain(429);
    expect(line.statuses.filter((status) => status === 201)).toHaveLength(60);
  }, 30_000);

  it('is sent the state only where it has changed', async () => {
    const server = await serveLife();
    const line = await badLineTo(server.port, () => 'passes');
    const life = clientOf({ ...server, url: line.url });
    const ask = async () => (await life.state()) as { readonly view: { readonly tick: number } };
    let [before, now] = [await ask(), await ask()];
    // A tick may come between the two.
    while (before !== now) [before, now] = [now, await ask()];
    expect(line.statuses.at(-1)).toBe(304);
    while ((await ask()).view.tick === now.view.tick) await new Promise((done) => setTimeout(done, 20));
    expect(line.statuses.at(-1)).toBe(200);
  }, 30_000);

  it('listens on after a line that was cut, and misses nothing', async () => {
    const server = await serveLife();
    const fates: Fate[] = [{ cutAfterBytes: 6000 }, 'cut-before', { cutAfterBytes: 9000 }];
    const line = await badLineTo(server.port, () => fates.shift() ?? 'passes');
    const events: LifeEvent[] = [];
    for await (const event of clientOf({ ...server, url: line.url }).stream()) {
      events.push(event);
      if (fates.length === 0 && line.cuts() === 3 && events.length > 30) break;
    }
    const [state, ...news] = events;
    expect(state?.event).toBe('state');
    expect(news.map(({ event }) => event)).not.toContain('reset');
    const [from = 0] = numbersOf(news);
    expect(numbersOf(news)).toEqual(news.map((_, at) => from + at));
    // Whoever knows of a later moment begins there.
    for await (const { id } of clientOf(server).stream(events.at(-10)?.id)) {
      expect(id).toBe(events.at(-9)?.id);
      break;
    }
  }, 30_000);

  it('ends where it is told to, and where it is not let in', async () => {
    const server = await serveLife();
    const ending = new AbortController();
    for await (const event of clientOf(server).stream('', ending.signal)) if (event) ending.abort();
    const stranger = clientOf({ ...server, token: 'another' });
    expect(await refusalOf(stranger.state())).toMatchObject({ status: 401, code: 'token' });
    expect(await refusalOf(stranger.stream().next())).toMatchObject({ status: 401 });
    expect(await refusalOf(clientOf(server).stimulate({ ...NOISE, intensity: 2 }))).toMatchObject({
      ...{ status: 400, code: 'invalid' },
    });
    expect(() => new LifeClient({ url: '', token: '' })).toThrow(/LIFE_URL and LIFE_TOKEN/);
  }, 30_000);

  it('asks for anomalies, memories and history', async () => {
    const server = await serveLife();
    const life = clientOf(server);
    await life.stimulate(REST);
    expect(await life.anomalies({ limit: 3, open: true })).toEqual([]);
    expect(await life.memories()).toMatchObject({ shortTermMax: expect.any(Number) as number });
    const { count } = (await life.history({ last: 60_000, points: 10 })) as { readonly count: number };
    expect(count).toBeLessThanOrEqual(10);
    expect((await refusalOf(life.history({ from: 5, to: 1 }))).status).toBe(400);
  }, 30_000);

  it('has a process adopted, and says that it is done', async () => {
    const life = clientOf(await serveLife());
    const report = { progress: 3, activity: 'copy', vitals: { queue: 2 }, everyMs: 1000 };
    expect(await life.report('back.up-1', report)).toMatchObject({ name: 'back.up-1', last: report });
    expect(await life.finished('back.up-1')).toMatchObject({ condition: 'finished', reports: 2 });
  }, 30_000);
});

/** Does all that the client can, and prints what came of it as one object. */
const PROGRAM = `
import json, itertools
from life_client import LifeClient, LifeRefusal

def refusal(act):
    try:
        act()
    except LifeRefusal as refused:
        return [refused.status, refused.code, refused.may_pass]

life = LifeClient(name="test")
one = life.stimulate({"type": "noise", "intensity": 0.25})
many = life.stimulate([{"type": "rest", "intensity": 0.5, "note": "a pause"}, {"type": "noise", "intensity": 0.25}])
first = life.stimulate({"type": "rest", "intensity": 0.5}, "my-own-key")
again = life.stimulate({"type": "rest", "intensity": 0.5}, "my-own-key")
reused = refusal(lambda: life.stimulate({"type": "idle", "intensity": 0.5}, "my-own-key"))
before, now = life.state(), life.state()
while before is not now:
    before, now = now, life.state()
events = list(itertools.islice(life.stream(), 60))
after = next(life.stream(events[-10].id))
stranger = LifeClient(token="another")
print(json.dumps({
    "receipts": one + many + first, "again": again, "reused": reused, "tick": now["view"]["tick"],
    "events": [[event.id, event.event] for event in events], "after": after.id,
    "refused": [refusal(stranger.state), refusal(lambda: next(stranger.stream())),
                refusal(lambda: life.history(5, 1))],
    "anomalies": life.anomalies(limit=3, open=True), "memories": life.memories()["shortTermMax"],
    "history": life.history(last=60000, points=10)["count"],
    "report": life.report("back.up-1", progress=3, vitals={"queue": 2})["last"]["vitals"],
    "finished": life.finished("back.up-1")["condition"],
}))
`;

interface Printed {
  readonly receipts: readonly { readonly seq: number }[];
  readonly again: unknown;
  readonly events: readonly (readonly [id: string, event: string])[];
  readonly [other: string]: unknown;
}

describe.skipIf(!hasPython)('the client in Python', () => {
  it('does the same', async () => {
    const server = await serveLife();
    const fates: Fate[] = ['cut-after', 'passes', 'cut-before', 'cut-after'];
    let streams = 0;
    const line = await badLineTo(server.port, (start) => {
      if (!start.startsWith('GET /v1/stream')) return fates.shift() ?? 'passes';
      streams += 1;
      return streams === 1 ? { cutAfterBytes: 6000 } : streams === 2 ? 'cut-before' : 'passes';
    });
    const printed = JSON.parse(
      await python(['-c', PROGRAM], { url: line.url, token: server.token }),
    ) as Printed;
    const { receipts, again, events } = printed;
    expect(printed).toMatchObject({
      reused: [422, 'key-reused', false],
      refused: [
        [401, 'token', false],
        [401, 'token', false],
        [400, 'invalid', false],
      ],
      ...{ anomalies: [], report: { queue: 2 }, finished: 'finished' },
    });
    expect(printed['history']).toBeLessThanOrEqual(10);
    expect(again).toEqual(receipts.slice(3));
    expect(line.statuses).toContain(304);
    expect([line.cuts(), events[0]?.[1]]).toEqual([5, 'state']);
    const news = events.slice(1).map(([id]) => ({ id }));
    const [from = 0] = numbersOf(news);
    expect(numbersOf(news)).toEqual(news.map((_, at) => from + at));
    expect(printed['after']).toBe(events.at(-9)?.[0]);
    await server.stop();
    const sent = [NOISE, REST, NOISE, { type: 'rest', intensity: 0.5 }].map((stimulus, at) => ({
      ...{ seq: receipts[at]?.seq, note: null, ...stimulus },
    }));
    expect(await stimuliFrom(server.home, 'channel:test')).toEqual(sent);
  }, 60_000);
});
