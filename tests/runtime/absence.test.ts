import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { stateHash } from '../../src/main/vault/digest';
import type { JournalRecord } from '../../src/main/vault/journal-record';
import { readingStore } from '../../src/main/vault/reading-store';
import type { HostOptions } from '../../src/main/runtime/host-options';
import type { LifeHost } from '../../src/main/runtime/life-host';
import { Life } from '../../src/main/life/life';
import { sinceBirthOf } from '../../src/shared/books';
import type { AbsenceRule, Anomaly, LifeView } from '../../src/shared/views';
import { GAP_KINDS } from '../../src/shared/vocabulary';
import { chanceFrom } from '../support/chance';
import { FakeClock } from '../support/fake-clock';
import { folderOf, killed } from './killed';
import { keeperOf, openHouse, temporaryHome } from './house';

// Goal: a life with the rule to live on lives its absence once, up to its cap, and its books still add up to the wall
// clock; one with the rule to sleep is as it ever was; and whoever comes back is told what came of it.

const HOUR_MS = 3_600_000;
const liveOn = (capMs: number): AbsenceRule => ({ rule: 'live-on', capMs });

function house(
  absence: AbsenceRule | null,
  home = temporaryHome(),
  clock = new FakeClock(),
  more: Partial<HostOptions> = {},
) {
  const wish = {
    name: 'Ada',
    policy: 'natural',
    seed: 42,
    ...(absence === null ? {} : { absence }),
  } as const;
  return { ...openHouse(home, clock, { monitored: false, ...more }, wish), home, clock };
}

/** Lets the slices in which an absence is lived come to their end. */
function settled(host: LifeHost, clock: FakeClock): void {
  while ((host.picture()?.homecoming?.toLiveMs ?? 0) > 0 && keeperOf(host).view.alive) clock.pass(10);
}

const journalOf = (home: string, host: LifeHost): JournalRecord[] =>
  readingStore(folderOf(home, host), (store) => [...store.tail(null)]);

/** How far the books are from the wall clock, ms. */
function imbalanceMs(host: LifeHost, clock: FakeClock): number {
  const { books } = host.past.reach();
  const gapsMs = GAP_KINDS.reduce((sum, kind) => sum + books.gapsMs[kind], 0);
  const { bornAtMs } = keeperOf(host).view.identity;
  return clock.wallMs() - bornAtMs - (books.livedMs + gapsMs + books.clockMs);
}

const leaveFor = (host: LifeHost, clock: FakeClock, ms: number): void => {
  host.sleep();
  clock.pass(ms);
};

describe('a life that lives on in its absence', () => {
  test('lives all of it that lies within its cap, as one span at its own time, and sleeps the rest', () => {
    const { host, home, clock } = house(liveOn(2 * HOUR_MS));
    clock.pass(60_000);
    const leftAtMs = clock.wallMs();
    leaveFor(host, clock, 5 * HOUR_MS);
    const back = house(null, home, clock).host;
    settled(back, clock);
    const { view } = keeperOf(back);
    expect(view).toMatchObject({ asleep: false, tick: 60 + 7200, ageMs: 60_000 + 2 * HOUR_MS });
    expect(view.downtimeMs).toBeCloseTo(3 * HOUR_MS, -2);
    expect(imbalanceMs(back, clock)).toBe(0);
    const [slept, begun, span, woken] = journalOf(home, back).slice(-4);
    expect(slept?.input).toEqual({ kind: 'sleep' });
    expect(begun).toMatchObject({ atMs: leftAtMs, input: { kind: 'wake', gapMs: 0, livesOn: true } });
    expect(span).toMatchObject({
      ...{ input: { kind: 'tick', dtMs: 1000 }, count: 7200 },
      ...{ atMs: leftAtMs + 1000, lastAtMs: leftAtMs + 2 * HOUR_MS },
    });
    expect(woken?.input).toEqual({ kind: 'wake', gapMs: view.downtimeMs, gap: 'asleep' });
    clock.pass(1000);
    expect(keeperOf(back).view.tick).toBe(60 + 7201);
  });

  test('is the life that the same ticks lead to, and can be verified, however it was lived', async () => {
    const { host, home, clock } = house(liveOn(2 * HOUR_MS));
    clock.pass(30_000);
    const before = keeperOf(host).state();
    leaveFor(host, clock, 2.5 * HOUR_MS);
    const back = house(null, home, clock).host;
    settled(back, clock);
    const life = Life.from({ ...before, asleep: false });
    for (const { input, count } of journalOf(home, back).slice(1)) {
      for (let left = count; left > 0; left--) life.apply(input as Parameters<Life['apply']>[0]);
    }
    expect(stateHash(life.state())).toBe(stateHash(keeperOf(back).state()));
    expect(await back.past.verify()).toMatchObject({ is: 'whole' });
    expect(back.past.course({ fromMs: 0, toMs: 3 * HOUR_MS, pointsMax: 100 }).gaps).toHaveLength(1);
  });

  test.each([
    ['doze', 'suspended', (clock: FakeClock) => clock.doze(3 * HOUR_MS)],
    ['stall', 'unknown', (clock: FakeClock) => clock.stall(3 * HOUR_MS)],
  ] as const)('lives the %s of its machine too', (_, gap, away) => {
    const { host, clock } = house(liveOn(HOUR_MS));
    clock.pass(10_500);
    away(clock);
    clock.pass(1000);
    settled(host, clock);
    expect(keeperOf(host).view.tick).toBeGreaterThanOrEqual(3610);
    expect(keeperOf(host).view.tick).toBeLessThan(3620);
    expect(Math.abs(imbalanceMs(host, clock))).toBeLessThan(1000);
    expect(host.picture()?.homecoming).toMatchObject({ away: gap, livedMs: HOUR_MS, reachedCapMs: HOUR_MS });
    clock.pass(5000);
    expect(keeperOf(host).view.tick).toBeGreaterThan(3612);
  });

  test('lives through the sleep of the machine that was announced', () => {
    const { host, clock } = house(liveOn(HOUR_MS));
    clock.pass(10_000);
    host.suspend();
    clock.doze(30 * 60_000);
    host.resume();
    settled(host, clock);
    expect(keeperOf(host).view).toMatchObject({ tick: 10 + 1800, asleep: false });
    expect(imbalanceMs(host, clock)).toBe(0);
  });

  test('may be killed while it does, and lives nothing twice and no more than its cap', () => {
    const { host, home, clock } = house(liveOn(8 * HOUR_MS));
    clock.pass(60_000);
    leaveFor(host, clock, 10 * HOUR_MS);
    const first = house(null, home, clock).host;
    const half = keeperOf(first).view;
    expect(half.tick).toBeGreaterThan(60);
    expect(half.tick).toBeLessThan(60 + 8 * 3600);
    const crashed = killed({ homePath: home, clock, host: first });
    first.sleep();

    crashed.clock.pass(HOUR_MS);
    const second = house(null, crashed.homePath, crashed.clock).host;
    settled(second, crashed.clock);
    const { view } = keeperOf(second);
    expect(view.tick).toBe(60 + 8 * 3600);
    expect(view.downtimeMs).toBeCloseTo(3 * HOUR_MS, -3);
    expect(Math.abs(imbalanceMs(second, crashed.clock))).toBeLessThan(500);
    expect(second.picture()?.homecoming).toMatchObject({ away: 'asleep', livedMs: 8 * HOUR_MS });
    // Left in good order in the middle of it, it comes to the same.
    clock.pass(HOUR_MS);
    const third = house(null, home, clock).host;
    settled(third, clock);
    expect(stateHash(keeperOf(third).state())).toBe(stateHash(keeperOf(second).state()));
  });

  test('takes no stimulus while it does, and says why', () => {
    const { host, home, clock } = house(liveOn(300 * HOUR_MS));
    clock.pass(5000);
    leaveFor(host, clock, 6 * HOUR_MS);
    const back = house(null, home, clock).host;
    const send = () => back.stimulate({ type: 'shock', intensity: 0.9, source: 'test', note: null });
    expect(send).toThrow(expect.objectContaining({ code: 'busy' }));
    settled(back, clock);
    expect(send).not.toThrow();
  });

  test('can die of it, which is told once, and does not sleep the rest', () => {
    const { host, home, clock } = house(liveOn(HOUR_MS));
    const { identity, ...state } = keeperOf(host).state();
    const vitals = { energy: 0.02, integrity: 0.02, stability: 0.02 };
    host.welcome({ ...state, identity: { ...identity, lifeId: randomUUID() }, vitals });
    leaveFor(host, clock, 3 * HOUR_MS);
    const deaths: LifeView[] = [];
    const onDeath = (view: LifeView): void => void deaths.push(view);
    const back = house(null, home, clock, { hooks: { onDeath } });
    settled(back.host, clock);
    const { view } = keeperOf(back.host);
    expect(view.alive).toBe(false);
    expect(view.downtimeMs).toBe(0);
    expect(deaths).toHaveLength(1);
    const homecoming = back.host.picture()?.homecoming;
    expect(homecoming).toMatchObject({ death: view.death, toLiveMs: 0 });
    expect(homecoming?.after.phase).toBe('terminated');
    const { bornAtMs } = view.identity;
    expect(journalOf(home, back.host).at(-1)?.lastAtMs).toBe(bornAtMs + sinceBirthOf(view));
  });

  test('is watched meanwhile, without a flood of notes or late ticks', () => {
    const watched = { monitored: true };
    const { host, home, clock } = house(liveOn(100 * HOUR_MS), temporaryHome(), new FakeClock(), watched);
    clock.pass(60_000);
    leaveFor(host, clock, 6 * HOUR_MS);
    const back = house(null, home, clock, watched);
    const told: (readonly Anomaly[])[] = [];
    back.host.on('anomalies', (anomalies) => told.push(anomalies));
    settled(back.host, clock);
    expect(told.length).toBeLessThanOrEqual(1);
    const kinds = back.host.picture()?.anomalies.map(({ kind }) => kind);
    expect(kinds).not.toContain('late-ticks');
    expect(kinds).not.toContain('missed-ticks');
    expect(back.host.digests('hour', 10).length).toBeGreaterThanOrEqual(5);
    expect(back.trouble).toEqual([]);
  });

  test.each([1, 2, 3])('its books add up through absences, caps, crashes and set clocks: %i', (seed) => {
    const chance = chanceFrom(seed);
    const capMs = Math.round(chance() * 2 * HOUR_MS) + 60_000;
    let { host, home, clock } = house(liveOn(capMs));
    for (let round = 0; round < 5; round++) {
      clock.pass(Math.round(chance() * 30_000));
      if (chance() < 0.3) clock.jump(Math.round((chance() - 0.3) * HOUR_MS));
      const awayMs = Math.round(chance() * 3 * HOUR_MS);
      const { tick } = keeperOf(host).view;
      const how = chance();
      if (how < 0.4) {
        leaveFor(host, clock, awayMs);
        ({ host } = house(null, home, clock));
      } else if (how < 0.7) {
        ({ homePath: home, clock } = killed({ homePath: home, clock, host }));
        clock.pass(awayMs);
        ({ host } = house(null, home, clock));
      } else {
        clock.doze(awayMs);
        clock.pass(1000);
      }
      settled(host, clock);
      const { view } = keeperOf(host);
      expect(Math.abs(imbalanceMs(host, clock))).toBeLessThanOrEqual(1000);
      expect((view.tick - tick) * 1000).toBeLessThanOrEqual(capMs + 2000);
      if (!view.alive) break;
    }
  });
});

describe('a life that sleeps in its absence', () => {
  test('is to the bit what one without a rule is', () => {
    const hashes = [null, { rule: 'sleep' } as const].map((rule) => {
      const { host, home, clock } = house(rule);
      clock.pass(90_000);
      leaveFor(host, clock, 7 * HOUR_MS);
      const back = house(null, home, clock).host;
      clock.pass(30_000);
      expect(keeperOf(back).view.identity.absence).toEqual(rule ?? undefined);
      return stateHash(keeperOf(back).state());
    });
    expect(hashes[0]).toBe(hashes[1]);
  });
});

describe('whoever comes back', () => {
  test('is told once how long it was and what came of it', () => {
    const { host, home, clock } = house(liveOn(2 * HOUR_MS));
    clock.pass(60_000);
    const { vitals } = keeperOf(host).view;
    leaveFor(host, clock, 5 * HOUR_MS);
    const back = house(null, home, clock).host;
    settled(back, clock);
    const homecoming = back.picture()?.homecoming;
    expect(homecoming).toMatchObject({
      ...{ away: 'asleep', livedMs: 2 * HOUR_MS, reachedCapMs: 2 * HOUR_MS, toLiveMs: 0, death: null },
      before: { tick: 60, vitals },
      after: { tick: 60 + 2 * 3600 },
    });
    expect(homecoming?.awayMs).toBeCloseTo(5 * HOUR_MS, -4);
    back.dismissHomecoming();
    expect(back.picture()?.homecoming).toBeNull();
  });

  test('is told nothing of a short absence', () => {
    const { host, home, clock } = house(null);
    clock.pass(60_000);
    leaveFor(host, clock, 120_000);
    expect(house(null, home, clock).host.picture()?.homecoming).toBeNull();
  });

  test('to a closed window is told what happened behind it', () => {
    const { host, clock } = house(null);
    clock.pass(60_000);
    host.unwatched();
    clock.pass(600_000);
    host.watched();
    expect(host.picture()?.homecoming).toMatchObject({
      ...{ away: 'unwatched', awayMs: 600_000, livedMs: 600_000 },
      ...{ before: { tick: 60 }, after: { tick: 660 } },
    });
    host.dismissHomecoming();
    host.unwatched();
    clock.pass(60_000);
    host.watched();
    expect(host.picture()?.homecoming).toBeNull();
  });

  test('to another life is told nothing of the one before', () => {
    const { host, home, clock } = house(null);
    clock.pass(60_000);
    leaveFor(host, clock, HOUR_MS);
    const back = house(null, home, clock).host;
    expect(back.picture()?.homecoming).not.toBeNull();
    back.birth({ name: 'Bo', policy: 'natural', seed: 1 });
    expect(back.picture()?.homecoming).toBeNull();
  });
});
