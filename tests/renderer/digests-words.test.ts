import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Digests, DIGESTS_EVERY_MS } from '../../src/renderer/digests/digests.svelte';
import {
  anomaliesOf,
  eventsText,
  factsOf,
  headlineOf,
  isUsual,
  newestLearning,
  whenText,
} from '../../src/renderer/digests/words';
import { outlookText, roughly } from '../../src/renderer/now/outlook';
import type { Answer, Bridge } from '../../src/shared/border';
import { told } from '../../src/shared/i18n';
import type { Digest, Extent } from '../../src/shared/monitor';
import type { LifePush } from '../../src/shared/views';

const HOUR = 3_600_000;
const extent = (change: Partial<Extent> = {}): Extent => ({
  from: 0.5,
  to: 0.5,
  min: 0.4,
  max: 0.6,
  mean: 0.5,
  usual: { low: 0.4, high: 0.6 },
  ...change,
});
const digestOf = (change: Partial<Digest> = {}): Digest => ({
  span: 'hour',
  fromTick: 1,
  toTick: 3600,
  fromMs: 0,
  toMs: HOUR,
  livedMs: HOUR,
  vitals: {
    energy: extent({ mean: 50, usual: { low: 60, high: 80 } }),
    integrity: extent(),
    stability: extent(),
  },
  dynamics: { tension: extent(), fatigue: extent(), noise: extent(), drift: extent() },
  innerRate: extent({ mean: 1.08 }),
  innerMs: HOUR,
  events: {},
  rests: { count: 0, ms: 0 },
  lateTicks: 0,
  memory: { kept: 0, forgotten: 0 },
  anomalies: { notice: 0, warning: 0, grave: 0 },
  changed: [],
  ...change,
});

describe('what an hour or a day was like', () => {
  it('is calm where nothing was out of the usual', () => {
    const digest = digestOf();
    expect(isUsual(digest)).toBe(true);
    expect(headlineOf(digest)).toBe('As usual.');
    expect(factsOf(digest)).toHaveLength(3);
  });

  it('names the furthest first, with what is usual, and the others by name', () => {
    const text = headlineOf(digestOf({ changed: ['energy', 'tension', 'drift', 'innerRate'] }));
    expect(text).toMatch(/^Energy lower than usual: 50\.0 on average, usually 60\.0 to 80\.0\. Tension/);
    expect(text).toMatch(/Also out of the usual: Drift, Inner time\.$/);
  });

  it('says that only anomalies were unusual, and which, gravest first', () => {
    const digest = digestOf({ anomalies: { notice: 2, warning: 0, grave: 1 } });
    expect([isUsual(digest), headlineOf(digest)]).toEqual([false, 'Otherwise as usual.']);
    expect(anomaliesOf(digest)).toEqual([
      { severity: 'grave', count: 1 },
      { severity: 'notice', count: 2 },
    ]);
  });

  it('does not call usual what is not known yet, and says so of the newest alone', () => {
    const young = extent({ usual: null });
    const vitals = { energy: young, integrity: young, stability: young };
    const [known, newest, oldest] = [digestOf(), digestOf({ vitals }), digestOf({ vitals })];
    expect([newest, oldest].map(headlineOf)).toEqual([null, null]);
    expect(newestLearning([known, newest, oldest])).toBe(newest);
    expect(newestLearning([known])).toBeNull();
    // What was found in it is told none the less.
    expect(headlineOf(digestOf({ vitals, changed: ['tension'] }))).toMatch(/^Tension/);
  });

  it('tells all events against the usual, and by name those that are far from it', () => {
    const text = eventsText(
      digestOf({
        events: {
          noise: { count: 12, usual: 12.4 },
          shock: { count: 6, usual: 1.1 },
          rest: { count: 0, usual: 2 },
        },
      }),
    );
    expect(text).toBe('18 events (usual 16), Shock 6 (usual 1.1)');
  });

  describe('is dated', () => {
    const at = (text: string): number => new Date(text).getTime();
    const now = at('2026-03-04T18:00:00');
    const when = (from: string, to: string): string => whenText(at(from), at(to), now);
    const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

    it.each([
      ['2026-03-04T14:02:10', '2026-03-04T15:05:00', '14:02 to 15:05'],
      ['2026-03-03T14:02:10', '2026-03-03T15:05:00', '3 Mar 2026 14:02 to 15:05'],
      ['2026-03-02T23:24:00', '2026-03-03T00:24:00', '2 Mar 2026 23:24 to 00:24'],
      ['2026-03-03T19:35:00', '2026-03-04T05:11:00', '3 Mar 2026 19:35 to 05:11'],
      // Half a day and more: without a date the end would read as of the same day.
      ['2026-03-02T19:35:00', '2026-03-03T19:36:00', '2 Mar 2026 19:35 to 3 Mar 2026 19:36'],
      ['2026-03-03T11:00:00', '2026-03-04T23:00:00', '3 Mar 2026 11:00 to 4 Mar 2026 23:00'],
    ])('from %s to %s', (from, to, said) => {
      expect(plain(when(from, to))).toBe(said);
    });

    it('on two lines at most: only behind the date, or between the beginning and the end', () => {
      expect(when('2026-03-02T23:24:00', '2026-03-03T00:24:00').split(' ').map(plain)).toEqual([
        '2 Mar 2026',
        '23:24 to 00:24',
      ]);
      expect(when('2026-03-02T19:35:00', '2026-03-03T19:36:00').split(' ').map(plain)).toEqual([
        '2 Mar 2026 19:35',
        'to',
        '3 Mar 2026 19:36',
      ]);
    });
  });
});

describe('the digests at hand', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function played() {
    const asked: string[] = [];
    const waiting: ((answer: Answer<readonly Digest[]>) => void)[] = [];
    let push = (_tick: number): void => {};
    let replaced = (): void => {};
    const source = {
      anomalies: {
        digests: ({ span }: { span: string }) => {
          asked.push(span);
          return new Promise<Answer<readonly Digest[]>>((resolve) => waiting.push(resolve));
        },
      },
      life: {
        onChanged: (listener: (news: LifePush) => void) => {
          push = (tick) => listener({ view: { tick } } as LifePush);
          return () => {};
        },
        onReplaced: (listener: (news: { lifeId: null }) => void) => {
          replaced = () => listener({ lifeId: null });
          return () => {};
        },
      },
    };
    const model = new Digests(source as unknown as Pick<Bridge, 'anomalies' | 'life'>);
    model.open();
    const answer = async (reply: Answer<readonly Digest[]>) => {
      waiting.shift()?.(reply);
      await vi.advanceTimersByTimeAsync(0);
    };
    return { model, asked, answer, push: (tick: number) => push(tick), replaced: () => replaced() };
  }

  it('are asked for while someone watches, and again once another hour may be over', async () => {
    const { model, asked, answer, push } = played();
    push(3600);
    expect(asked).toEqual([]);
    model.watch();
    await answer({ ok: true, value: [digestOf()] });
    await vi.advanceTimersByTimeAsync(DIGESTS_EVERY_MS);
    push(7000);
    expect(asked).toHaveLength(1);
    push(7200);
    expect(asked).toHaveLength(2);
  });

  it('of what was chosen before are not shown for what is chosen now', async () => {
    const { model, asked, answer } = played();
    model.watch();
    model.choose('day');
    await answer({ ok: true, value: [digestOf()] });
    expect([asked, model.digests]).toEqual([['hour', 'day'], null]);
    await answer({ ok: true, value: [] });
    expect(model.digests).toEqual([]);
  });

  it('say why they cannot be read, and can be asked for again', async () => {
    const { model, answer } = played();
    model.watch();
    await answer({ ok: false, code: 'damaged', message: told('runtime.host.noCheckpoint') });
    expect(model.trouble?.key).toBe('runtime.host.noCheckpoint');
    model.retry();
    await answer({ ok: true, value: [digestOf()] });
    expect([model.trouble, model.digests?.length]).toEqual([null, 1]);
  });
});

describe('how long a life has by its present trend', () => {
  const outlook = {
    vital: 'energy',
    inMs: { low: 3 * HOUR, likely: 5 * HOUR, high: 7 * HOUR },
    asOfAgeMs: 10 * HOUR,
  } as const;

  it('is said in the units in which people estimate', () => {
    const said = [20_000, 7 * 60_000, 89 * 60_000, 2.5 * HOUR, 30 * HOUR, 72 * HOUR].map(roughly);
    expect(said.map((text) => text.replace('\u00a0', ' '))).toEqual([
      '1 min',
      '7 min',
      '89 min',
      '2.5 h',
      '30 h',
      '3 d',
    ]);
  });

  it('is what is left by now of what was looked ahead', () => {
    expect(outlookText(outlook, 10 * HOUR)).toMatch(/energy lasts 3.h to 7.h, most likely 5.h/);
    expect(outlookText(outlook, 11 * HOUR)).toMatch(/energy lasts 2.h to 6.h, most likely 4.h/);
  });

  it('has no band where both of its ends read the same', () => {
    const sure = { ...outlook, inMs: { low: 5.1 * HOUR, likely: 5.2 * HOUR, high: 5.3 * HOUR } };
    expect(outlookText(sure, 10 * HOUR)).toMatch(/about 5.h\.$/);
  });
});
