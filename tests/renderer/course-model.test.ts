import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CourseModel } from '../../src/renderer/timeline/course.svelte';
import { REACH_EVERY_MS } from '../../src/renderer/timeline/reach.svelte';
import { sheetOf } from '../../src/renderer/timeline/sheets';
import { COURSE_EVERY_MS } from '../../src/renderer/timeline/sheets.svelte';
import type { Answer, Bridge } from '../../src/shared/border';
import type { Marks, MarksQuery } from '../../src/shared/marks';
import type { Course, CourseQuery, Reach } from '../../src/shared/past';
import type { LifePush } from '../../src/shared/views';
import { SCENES } from './scripted-scenes';
import { LIFE_ID, viewOf } from './scripted-life';
import { courseOf, marksOf } from './scripted-course';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TICKS = 864_000;
const reachOf = (change: Partial<Reach> = {}): Reach => ({
  firstTick: 0,
  lastTick: TICKS,
  firstMs: 0,
  lastMs: 10 * DAY,
  books: {
    wallMs: 10 * DAY,
    livedMs: 10 * DAY,
    gapsMs: { asleep: 0, suspended: 0, crashed: 0, unknown: 0 },
    clockMs: 0,
  },
  ...change,
});
/** A tick a second, without a gap, as many points as were asked for. */
function courseFor({ fromMs, toMs, pointsMax }: CourseQuery): Course {
  const first = Math.max(1, Math.floor(fromMs / 1000));
  const last = Math.floor(toMs / 1000);
  const size = Math.max(1, Math.ceil((last - first + 1) / pointsMax));
  return courseOf(
    Array.from({ length: Math.ceil((last - first + 1) / size) }, (_, index) => {
      const tick = first + index * size;
      const ticks = Math.min(size, last - tick + 1);
      return [tick, ticks, tick * 1000, (tick + ticks - 1) * 1000];
    }),
  );
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A main process that answers courses when the test says so. */
function played({ reach = reachOf() } = {}) {
  const asked: CourseQuery[] = [];
  const askedMarks: MarksQuery[] = [];
  let marksAnswer: Answer<Marks> = { ok: true, value: marksOf() };
  const waiting: ((answer: Answer<Course>) => void)[] = [];
  let reaches = 0;
  let reachAnswer: Answer<Reach> = { ok: true, value: reach };
  const send = {
    push: (_push: LifePush): void => {},
    replaced: (_news: { lifeId: string | null }): void => {},
  };
  const source = {
    past: {
      reach: () => {
        reaches += 1;
        return Promise.resolve(reachAnswer);
      },
      course: (query: CourseQuery) => {
        asked.push(query);
        return new Promise<Answer<Course>>((resolve) => waiting.push(resolve));
      },
      marks: (query: MarksQuery) => {
        askedMarks.push(query);
        return Promise.resolve(marksAnswer);
      },
    },
    life: {
      onChanged: (listener: typeof send.push) => {
        send.push = listener;
        return () => {};
      },
      onReplaced: (listener: typeof send.replaced) => {
        send.replaced = listener;
        return () => {};
      },
    },
  };
  const model = new CourseModel(source as unknown as Pick<Bridge, 'past' | 'life'>, () => LIFE_ID);
  model.open();
  const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
  const answer = async () => {
    const query = asked.at(-1);
    if (query) waiting.shift()?.({ ok: true, value: courseFor(query) });
    await settle();
  };
  return {
    model,
    send,
    asked,
    askedMarks,
    answerMarks: (next: Answer<Marks>) => (marksAnswer = next),
    waiting,
    settle,
    answer,
    reaches: () => reaches,
    answerReach: (next: Answer<Reach>) => (reachAnswer = next),
    /** Watched and drawn on so many pixels, its first course there. */
    shown: async (widthPx = 800) => {
      const stop = model.watch();
      await settle();
      model.draw(widthPx);
      await answer();
      await settle(COURSE_EVERY_MS);
      return stop;
    },
  };
}

const queryOf = ({ shown, life }: CourseModel, widthPx: number): CourseQuery => {
  const { fromMs, toMs, pointsMax } = sheetOf(shown, widthPx, life);
  return { fromMs, toMs, pointsMax };
};

const pushAt = (tick: number, ms: number): LifePush => ({
  seq: tick,
  view: { ...viewOf(SCENES.thriving, tick), ageMs: ms, downtimeMs: 0 },
  heartbeat: { atMs: 1_700_000_000_000 + ms, jitterMs: 0, dtMs: 1000, usualJitterMs: 0 },
  trace: [],
  outlook: null,
});

describe('the course of a life', () => {
  it('is asked for only while someone watches, and only when it is known how wide', async () => {
    const { model, asked, settle, reaches } = played();
    model.draw(800);
    await settle(1000);
    expect([asked.length, reaches()]).toEqual([0, 0]);
    model.watch();
    await settle();
    expect([asked.length, reaches()]).toEqual([1, 1]);
    expect(asked[0]).toEqual(queryOf(model, 800));
  });

  it('is asked for once at a time, the newest wish last, and not too often', async () => {
    const { model, asked, waiting, answer, settle, shown } = played();
    await shown();
    expect(asked).toHaveLength(1);
    model.zoom(0.5);
    await settle();
    for (let i = 0; i < 50; i += 1) model.pan(-HOUR);
    await settle(10_000);
    expect([asked.length, waiting.length]).toEqual([2, 1]);
    await answer();
    await settle(COURSE_EVERY_MS);
    expect(asked).toHaveLength(3);
    expect(asked.at(-1)).toEqual(queryOf(model, 800));
    await answer();
    await settle(10_000);
    expect(asked).toHaveLength(3);

    const before = asked.length;
    for (let i = 0; i < 20; i += 1) {
      model.pan(HOUR);
      await answer();
      await settle(COURSE_EVERY_MS / 4);
    }
    expect(asked.length - before).toBeLessThanOrEqual(6);
  });

  it('keeps what was drawn while the next is on its way', async () => {
    const { model, shown, answer } = played();
    await shown();
    const drawn = model.course;
    model.zoom(0.1);
    expect(model.course).toBe(drawn);
    await answer();
    expect(model.course).not.toBe(drawn);
  });

  it('is drawn at once from what is known, and coming back asks for nothing', async () => {
    const { model, asked, shown, answer, settle } = played();
    await shown();
    model.span(DAY);
    expect(model.pieces.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([[9 * DAY, 10 * DAY]]);
    await answer();
    await settle(COURSE_EVERY_MS);
    const close = model.course;
    model.pan(-5 * DAY);
    expect(model.pieces).toHaveLength(1);
    expect(model.course).toBe(model.whole);
    await answer();
    await settle(COURSE_EVERY_MS);
    model.pan(99 * DAY);
    await settle(COURSE_EVERY_MS);
    expect([model.course, asked.length]).toEqual([close, 3]);
  });

  it('is told beside what happened in it, and without that when it cannot be read', async () => {
    const { model, asked, askedMarks, answerMarks, shown } = played();
    const message = { key: 'broken', params: {} };
    answerMarks({ ok: false, code: 'damaged', message });
    await shown();
    expect(askedMarks[0]).toMatchObject({ fromMs: 0, toMs: 10 * DAY });
    expect(askedMarks[0]?.bucketsMax).toBeLessThanOrEqual(asked[0]?.pointsMax ?? 0);
    expect([model.trouble, model.marksTrouble, model.course === null]).toEqual([null, message, false]);
    answerMarks({ ok: true, value: marksOf() });
    model.retry();
    await shown();
    expect([model.marksTrouble, model.markPieces.length]).toEqual([null, 1]);
  });

  it('is not asked for anew for less than a pixel', async () => {
    const { model, asked, send, shown, settle } = played();
    await shown();
    send.push(pushAt(TICKS + 1, 10 * DAY + 1000));
    await settle(1000);
    expect(asked).toHaveLength(1);
    expect(model.life.toMs).toBe(10 * DAY + 1000);
    // A pixel of ten days on 800 is eighteen minutes.
    send.push(pushAt(TICKS + 1200, 10 * DAY + 1_200_000));
    await settle(1000);
    expect(asked).toHaveLength(2);
  });

  it('goes to a stretch it is asked to show, though where its tick lies is only reckoned before', async () => {
    const gapMs = 3 * DAY;
    const { model, settle, answer } = played({ reach: reachOf({ lastMs: 10 * DAY + gapMs }) });
    // Lived without a gap so far: by the whole life's mean pace the tick would lie elsewhere.
    const stretch = { fromMs: DAY - 60_000, toMs: DAY + 60_000 };
    model.reveal(stretch, 86_400);
    model.watch();
    await settle();
    model.draw(800);
    await settle();
    expect(model.shown).toEqual(stretch);
    await answer();
    expect(model.shown).toEqual(stretch);
    expect(model.place).toMatchObject({ tick: 86_400, ms: DAY });
  });

  it('asks where the time went every few seconds at most', async () => {
    const { send, shown, settle, reaches } = played();
    await shown();
    for (let i = 1; i <= 40; i += 1) {
      send.push(pushAt(TICKS + i, 10 * DAY + i * 1000));
      await settle(250);
    }
    expect(reaches()).toBeLessThanOrEqual(2 + 10_000 / REACH_EVERY_MS);
    expect(reaches()).toBeGreaterThan(1);
  });

  it('stops asking when no one watches', async () => {
    const { model, asked, send, settle, shown } = played();
    const stop = await shown();
    stop();
    model.zoom(0.3);
    send.push(pushAt(TICKS + 9999, 10 * DAY + 9_999_000));
    await settle(10_000);
    expect(asked).toHaveLength(1);
  });

  it('keeps what was drawn when no more can be told, says why, and tries again', async () => {
    const { model, shown, waiting, settle, asked } = played();
    await shown();
    const drawn = model.course;
    model.zoom(0.1);
    const message = { key: 'broken', params: {} };
    waiting.shift()?.({ ok: false, code: 'damaged', message });
    await settle(COURSE_EVERY_MS);
    expect([model.course, model.trouble]).toEqual([drawn, message]);
    model.retry();
    await settle();
    expect([asked.length, model.trouble]).toEqual([3, null]);
  });

  it('says why it cannot be told, and asks again when it is asked to', async () => {
    const { model, answerReach, settle } = played();
    const message = { key: 'broken', params: {} };
    answerReach({ ok: false, code: 'damaged', message });
    model.watch();
    await settle();
    expect([model.reach, model.trouble]).toEqual([null, message]);
    answerReach({ ok: true, value: reachOf() });
    model.retry();
    await settle();
    expect([model.trouble, model.reach?.lastTick]).toEqual([null, TICKS]);
  });
});

describe('the moment that is picked', () => {
  it('is the newest and goes on with the life, until one is picked', async () => {
    const { model, send, shown } = played();
    await shown();
    send.push(pushAt(TICKS + 5, 10 * DAY + 5000));
    expect(model.place).toEqual({
      tick: TICKS + 5,
      ms: 10 * DAY + 5000,
      atMs: 1_700_000_000_000 + 10 * DAY + 5000,
      exact: true,
    });
    model.pick(400_000);
    send.push(pushAt(TICKS + 6, 10 * DAY + 6000));
    expect(model.place?.tick).toBe(400_000);
    model.pick(9e9);
    expect(model.place?.tick).toBe(TICKS + 6);
    model.pick(-4);
    expect(model.place?.tick).toBe(0);
  });

  it('is brought into sight by its place, also far from what is drawn', async () => {
    const { model, shown, answer, settle } = played();
    await shown();
    model.span(HOUR / 6);
    await answer();
    await settle(COURSE_EVERY_MS);
    model.pick(90_000);
    const { fromMs, toMs } = model.shown;
    expect(fromMs).toBeLessThan(90_000_000);
    expect(toMs).toBeGreaterThan(90_000_000);
    await answer();
    expect(model.place).toMatchObject({ tick: 90_000, ms: 90_000_000, exact: true });
    model.step(1);
    expect(model.place?.tick).toBeGreaterThan(90_000);
    model.step(-1);
    expect(model.place?.tick).toBe(90_000);
  });

  it('goes to the tick under a place and to the edges in sight', async () => {
    const { model, shown } = played();
    await shown();
    model.pickAt(5 * DAY);
    expect(Math.abs((model.place?.ms ?? 0) - 5 * DAY)).toBeLessThanOrEqual(1000);
    const [first, last] = model.ticksShown;
    expect([first, last]).toEqual([1, TICKS]);
  });
});

describe('when the window is given something else', () => {
  it('forgets another life, and shows no answer about the one before', async () => {
    const { model, send, shown, waiting, settle, reaches } = played();
    await shown();
    send.push(pushAt(TICKS + 1, 10 * DAY + 1000));
    model.zoom(0.1);
    model.pick(7);
    send.replaced({ lifeId: 'other' });
    expect([model.course, model.reach]).toEqual([null, null]);
    waiting.forEach((resolve) => resolve({ ok: true, value: courseOf([[1, 1, 1, 1]]) }));
    const before = reaches();
    await settle();
    // At once, however lately the one before was asked about.
    expect(reaches()).toBe(Math.max(before, 2));
    expect(model.course).toBeNull();
    expect(model.shown).toEqual({ fromMs: 0, toMs: 10 * DAY });
  });

  it('goes by what main says when the same life goes on from an earlier state', async () => {
    const { model, send, shown, answerReach, settle } = played();
    await shown();
    answerReach({ ok: true, value: reachOf({ lastTick: 1000, lastMs: 1_000_000 }) });
    send.replaced({ lifeId: LIFE_ID });
    await settle();
    expect([model.lastTick, model.life.toMs]).toEqual([1000, 1_000_000]);
  });

  it('keeps what is seen of the same life, so that one can look at a moment and come back', async () => {
    const { model, send, shown } = played();
    await shown();
    model.zoom(0.1);
    model.pick(400_000);
    const { shown: stretch, course } = model;
    send.replaced({ lifeId: LIFE_ID });
    expect(model.place?.tick).toBe(400_000);
    expect([model.shown, model.course]).toEqual([stretch, course]);
  });
});
