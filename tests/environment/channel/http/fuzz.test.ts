import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { chanceFrom } from '../../../support/chance';
import { NonsenseMaker } from './nonsense';
import { plain, statusesIn } from './plain';
import { openLivingDoor } from './real-life';

// Goal: no nonsense from outside breaks the channel, is taken for something, or changes one bit of the life behind it.

const SEED = Number(process.env['LIFE_FUZZ_SEED'] ?? 20_260_101);
const REQUESTS = Number(process.env['LIFE_FUZZ_REQUESTS'] ?? 10_000);
/** On one connection, one behind the other. */
const PIPELINED = 20;
const BROKEN_SHARE = 0.15;

/** Sends bytes and ends its side; what comes back until the other side ends too. */
function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    const done = (): void => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', done);
    socket.on('error', done);
    socket.end(bytes);
  });
}

test(`${REQUESTS} malformed requests (seed ${SEED}) are refused, and nothing has changed`, async () => {
  // An hour goes by between any two, so that none is refused only because of the one before.
  let nowMs = 0;
  const { door, hash, live } = await openLivingDoor({ nowMs: () => (nowMs += 3_600_000) });
  const chance = chanceFrom(SEED);
  const maker = new NonsenseMaker(chance, door.port);
  const before = hash();
  const statuses = new Map<number, number>();
  let sent = 0;
  let answered = 0;
  while (sent < REQUESTS) {
    const batches = Array.from({ length: 8 }, () =>
      chance() < (BROKEN_SHARE * PIPELINED) / (1 + BROKEN_SHARE * PIPELINED)
        ? [maker.broken()]
        : Array.from({ length: PIPELINED }, () => maker.framed()),
    );
    await Promise.all(
      batches.map(async (batch) => {
        const bytes = Buffer.concat(batch.map((each) => each.bytes));
        const text = await exchange(door.port, bytes);
        statusesIn(text).forEach((status, index) => {
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          answered += 1;
          const { bytes: asked, framed } = batch[index] ?? { bytes, framed: false };
          if (status >= 500 || (status < 400 && framed)) {
            throw new Error(`seed ${SEED}: ${status} for ${asked.toString('latin1').slice(0, 1000)}`);
          }
        });
        sent += batch.length;
      }),
    );
  }
  expect(hash()).toBe(before);
  expect(door.asked).toEqual([]);
  expect(door.told.filter(({ is }) => is === 'trouble')).toEqual([]);
  // Whatever comes behind a request that cannot be read is not answered; most are.
  expect(answered).toBeGreaterThan(REQUESTS / 2);
  expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([400, 401, 403, 404, 405, 415, 421]));
  live(1000);
  expect((await plain(door.port, { path: '/v1/state' })).status).toBe(200);
}, 60_000);
