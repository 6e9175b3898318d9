import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Newsroom } from '../../src/main/environment/window/news';
import type { LifePush } from '../../src/shared/views';
import { FakeTime } from './fake-time';
import { pictureOf, pushOf, viewOf } from './views';

// Goal: the window gets all that matters, in order and without gaps, and never more than it can draw.

function room() {
  const time = new FakeTime();
  const sent: { channel: string; news: unknown }[] = [];
  const newsroom = new Newsroom({ send: (channel, news) => sent.push({ channel, news }) }, time);
  const open = () => {
    newsroom.windowListens();
    return newsroom.picture(pictureOf());
  };
  const pushes = () =>
    sent.filter(({ channel }) => channel === 'life:life.changed').map(({ news }) => news as LifePush);
  return {
    time,
    sent,
    newsroom,
    open,
    pushes,
    changed: (push: LifePush) => newsroom.news.life.changed(push),
  };
}

test('nothing is sent before a window has asked', () => {
  const { changed, sent, newsroom } = room();
  changed(pushOf(1));
  newsroom.news.anomalies.changed([]);
  expect(sent).toEqual([]);
});

test('the first push goes at once, the next are merged into one with all of their trace', () => {
  const { time, open, changed, pushes } = room();
  open();
  for (const seq of [1, 2, 3, 4]) changed(pushOf(seq));
  expect(pushes().map(({ view }) => view.tick)).toEqual([1]);
  time.pass(100);
  expect(pushes()).toHaveLength(2);
  expect(pushes()[1]?.view.tick).toBe(4);
  expect(pushes()[1]?.trace.map(({ seq }) => seq)).toEqual([2, 3, 4]);
});

test('at any pace: ten a second at most, numbered without gaps from the picture on, no trace lost', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }), (delaysMs) => {
      const { time, open, changed, pushes } = room();
      const first = open()?.seq ?? NaN;
      delaysMs.forEach((delayMs, index) => {
        time.pass(delayMs);
        changed(pushOf(index));
      });
      time.pass(1000);
      const durationMs = delaysMs.reduce((sum, delayMs) => sum + delayMs, 0);
      expect(pushes().length).toBeLessThanOrEqual(durationMs / 100 + 2);
      expect(pushes().map(({ seq }) => seq)).toEqual(pushes().map((_push, index) => first + 1 + index));
      expect(pushes().flatMap(({ trace }) => trace.map(({ seq }) => seq))).toEqual(
        delaysMs.map((_ms, i) => i),
      );
    }),
  );
});

test('a picture takes in what was waiting, and the numbers go on from it', () => {
  const { time, open, newsroom, changed, pushes } = room();
  open();
  changed(pushOf(1));
  changed(pushOf(2));
  const picture = newsroom.picture(pictureOf());
  time.pass(1000);
  expect(pushes()).toHaveLength(1);
  changed(pushOf(3));
  expect(pushes()[1]?.seq).toBe((picture?.seq ?? NaN) + 1);
});

test('a window that shows something else is not drawn over', () => {
  const { open, newsroom, changed, pushes } = room();
  open();
  changed(pushOf(1, { view: viewOf({ identity: { ...viewOf().identity, lifeId: 'another' } }) }));
  newsroom.picture(pictureOf({ readOnly: true }));
  changed(pushOf(2));
  expect(pushes()).toEqual([]);
});

test('what is said once waits for the window; what it asks for anyway does not', () => {
  const { time, sent, open, newsroom } = room();
  newsroom.news.app.goTo({ view: 'settings', anomalyId: null });
  newsroom.news.snapshots.changed([]);
  expect(sent).toEqual([]);
  open();
  time.pass(0);
  expect(sent).toEqual([{ channel: 'life:app.goTo', news: { view: 'settings', anomalyId: null } }]);
  newsroom.windowGone();
  open();
  time.pass(0);
  expect(sent).toHaveLength(1);
});

test('a window that is gone gets nothing more, not even what was waiting', () => {
  const { time, sent, open, newsroom, changed } = room();
  open();
  changed(pushOf(1));
  changed(pushOf(2));
  newsroom.windowGone();
  time.pass(1000);
  changed(pushOf(3));
  expect(sent).toHaveLength(1);
});

test('of much that is said to a closed window the latest is kept', () => {
  const { time, sent, open, newsroom } = room();
  for (let n = 0; n < 50; n += 1) {
    newsroom.news.app.notice({ severity: 'info', message: { key: 'common.appName', params: { n } } });
  }
  open();
  time.pass(0);
  expect(sent).toHaveLength(20);
  expect(sent.at(-1)?.news).toMatchObject({ message: { params: { n: 49 } } });
});
