import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { stateHash } from '../../src/main/vault/digest';
import type { Stimulus } from '../../src/shared/commands';
import { STIMULUS_TYPES } from '../../src/shared/vocabulary';
import { FakeClock } from '../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from './house';

// Goal: stimuli that come together are taken all or none; under the same key they reach a life once, whatever ends in
// between; and they mean to it what they would mean one by one.

const noise = (note: string | null = null): Stimulus => ({
  ...{ type: 'noise', intensity: 0.3, source: 'channel', note },
});
const shock = (intensity: number): Stimulus => ({ type: 'shock', intensity, source: 'channel', note: null });
const key = (name: string, digest = 'a'.repeat(64)) => ({ key: name, digest });

const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as { said: { key: string } }).said.key;
  }
  throw new Error('it was not refused');
};

describe('stimuli that come together', () => {
  test('are journaled in their order, each with the tick that will reach it', () => {
    const clock = new FakeClock();
    const { host } = openHouse(temporaryHome(), clock);
    clock.pass(3000);
    const many = Array.from({ length: 20 }, (_, at) => noise(`no. ${at}`));
    const { receipts, repeated } = host.receive(many);
    expect(repeated).toBe(false);
    expect(receipts.map(({ tick }) => tick)).toEqual([
      ...Array<number>(16).fill(4),
      ...Array<number>(4).fill(5),
    ]);
    const seqs = receipts.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, at) => (seqs[0] ?? 0) + at));
    clock.pass(2000);
    const met = (host.picture()?.trace ?? []).flatMap(({ seq, happening }) =>
      happening.kind === 'event' && happening.source === 'channel'
        ? [[seq, happening.tick, happening.note]]
        : [],
    );
    expect(met).toEqual(receipts.map(({ seq, tick }, at) => [seq, tick, `no. ${at}`]));
  });

  test('are refused together where there is no room for all of them', () => {
    const clock = new FakeClock();
    const { host } = openHouse(temporaryHome(), clock);
    clock.pass(1000);
    host.receive(Array.from({ length: 200 }, () => noise()));
    const before = stateHash(keeperOf(host).state());
    const { anchor } = keeperOf(host).landmark();
    expect(refusalOf(() => host.receive(Array.from({ length: 57 }, () => noise())))).toBe(
      'runtime.stimulus.noRoom',
    );
    expect(stateHash(keeperOf(host).state())).toBe(before);
    expect(keeperOf(host).landmark().anchor).toEqual(anchor);
    expect(host.receive(Array.from({ length: 56 }, () => noise())).receipts).toHaveLength(56);
  });

  test('are refused together where the life would not live to meet the last', () => {
    const clock = new FakeClock();
    const { host } = openHouse(temporaryHome(), clock);
    clock.pass(1000);
    const deadly = Array.from({ length: 60 }, () => shock(1));
    const before = stateHash(keeperOf(host).state());
    expect(refusalOf(() => host.receive(deadly))).toBe('runtime.stimulus.tooMuch');
    expect(stateHash(keeperOf(host).state())).toBe(before);
    let sent = 0;
    while (keeperOf(host).view.alive) sent += host.receive([shock(1)]).receipts.length;
    expect(sent).toBeGreaterThan(1);
    expect(refusalOf(() => host.receive([noise()]))).toBe('runtime.stimulus.dead');
  });

  test('mean what they would mean one by one', () => {
    const stimulus = fc.record({
      type: fc.constantFrom(...STIMULUS_TYPES),
      intensity: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(stimulus, { minLength: 1, maxLength: 12 }), (wished) => {
        const many = wished.map((each) => ({ ...each, source: 'channel', note: null }));
        const [together, apart] = [new FakeClock(), new FakeClock()].map((clock) => {
          const { host } = openHouse(temporaryHome(), clock);
          clock.pass(5000);
          return { host, clock };
        });
        if (together === undefined || apart === undefined) throw new Error('two lives');
        const receipts = together.host.receive(many).receipts;
        expect(many.map((each) => apart.host.stimulate(each))).toEqual(receipts);
        for (const { clock } of [together, apart]) clock.pass(3000);
        expect(stateHash(keeperOf(together.host).state())).toBe(stateHash(keeperOf(apart.host).state()));
      }),
      { numRuns: 8 },
    );
  });
});

describe('a request that comes again', () => {
  test('is answered again, and reaches the life no second time', () => {
    const clock = new FakeClock();
    const { host } = openHouse(temporaryHome(), clock);
    clock.pass(1000);
    const first = host.receive([noise(), noise()], key('k1'));
    clock.pass(1000);
    const again = host.receive([noise(), noise()], key('k1'));
    expect(again).toEqual({ receipts: first.receipts, repeated: true });
    expect(keeperOf(host).view.queue.pending).toBe(0);
  });

  test('is known to the process that comes after', () => {
    const home = temporaryHome();
    const clock = new FakeClock();
    const { host } = openHouse(home, clock);
    clock.pass(1000);
    const first = host.receive([noise('once')], key('k1'));
    host.sleep();
    const second = openHouse(home, clock);
    expect(second.host.receive([noise('once')], key('k1'))).toEqual({ ...first, repeated: true });
    const notes = keeperOf(second.host)
      .state()
      .queue.map(({ note }) => note);
    expect(notes.filter((note) => note === 'once')).toHaveLength(1);
  });

  test('is answered though the life died meanwhile', () => {
    const clock = new FakeClock();
    const { host } = openHouse(temporaryHome(), clock);
    clock.pass(1000);
    const first = host.receive([noise()], key('k1'));
    while (keeperOf(host).view.alive) host.receive([shock(1)]);
    expect(host.receive([noise()], key('k1')).receipts).toEqual(first.receipts);
  });

  test('is refused where it asks for something else, and changes nothing', () => {
    const clock = new FakeClock();
    const { host } = openHouse(temporaryHome(), clock);
    clock.pass(1000);
    host.receive([noise()], key('k1'));
    const before = stateHash(keeperOf(host).state());
    expect(refusalOf(() => host.receive([shock(0.5)], key('k1', 'b'.repeat(64))))).toBe(
      'runtime.stimulus.otherRequest',
    );
    expect(stateHash(keeperOf(host).state())).toBe(before);
  });

  test('that was refused may come again', () => {
    const clock = new FakeClock();
    const { host } = openHouse(temporaryHome(), clock);
    clock.pass(1000);
    host.receive(Array.from({ length: 256 }, () => noise()));
    expect(refusalOf(() => host.receive([noise()], key('k1')))).toBe('runtime.stimulus.full');
    clock.pass(1000);
    expect(host.receive([noise()], key('k1')).repeated).toBe(false);
  });
});
