import { expect, test } from 'vitest';
import { stateHash } from '../../../src/main/vault/digest';
import { FakeClock } from '../../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from '../../runtime/house';
import { openChannel } from './in-process';

// Goal: watching changes nothing. A life with every reader on it is in the same state as its twin that nobody reads.

const READS = [
  '/v1/state',
  '/v1/anomalies',
  '/v1/memories',
  '/v1/history?last=600000&points=300',
  '/v1/health',
  '/metrics',
  '/v1/processes',
  '/v1/openapi.json',
  '/status',
];
const MINUTES = 12;

test('a life that is read all the time and its twin that is not end in the same state', async () => {
  const [watchedClock, clock] = [new FakeClock(), new FakeClock()];
  const { host: watched } = openHouse(temporaryHome(), watchedClock);
  const { host: twin } = openHouse(temporaryHome(), clock);
  const { ask, channel } = await openChannel(watched);
  const gone = new AbortController();
  const streams = await Promise.all(
    Array.from({ length: 5 }, () => ask('/v1/stream', { signal: gone.signal })),
  );
  let streamed = 0;
  const reading = streams.map(async ({ body }) => {
    if (body === null) return;
    try {
      for await (const chunk of body) streamed += chunk.length;
    } catch {
      // It was let go.
    }
  });
  for (let minute = 0; minute < MINUTES; minute++) {
    for (let second = 0; second < 60; second += 10) {
      watchedClock.pass(10_000);
      clock.pass(10_000);
      const [path = ''] = READS.slice((minute * 6 + second / 10) % READS.length);
      expect((await ask(path)).status, path).toBe(200);
    }
    const stimulus = { type: 'shock', intensity: 0.5, source: 'test', note: null } as const;
    expect(watched.receive([stimulus])).toEqual(twin.receive([stimulus]));
  }
  expect(streamed).toBeGreaterThan(10_000);
  expect(keeperOf(watched).view.tick).toBe(MINUTES * 60);
  expect(stateHash(keeperOf(watched).state())).toBe(stateHash(keeperOf(twin).state()));
  expect(keeperOf(watched).landmark().anchor.seq).toBe(keeperOf(twin).landmark().anchor.seq);
  gone.abort();
  await Promise.all(reading);
  channel.close();
});
