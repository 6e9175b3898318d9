import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeAct } from '../../src/main/shell/close-act';
import { CrashPace } from '../../src/main/shell/crash-pace';
import type { AskTool, ToolAnswer } from '../../src/main/shell/ask-tool';
import { isTrayShown } from '../../src/main/shell/tray-host';
import { fittingBounds, windowPlaceSchema, type Area } from '../../src/main/shell/window-place';

// Goal: a window that is always found again, and a crash that never becomes a loop.

const LAPTOP: Area = { x: 0, y: 24, width: 1440, height: 876 };
const BESIDE: Area = { x: 1440, y: 0, width: 1920, height: 1080 };

describe('bounds', () => {
  test.each<[string, Area | null, Area[], object]>([
    [
      'nothing remembered: the preferred size, placed by the desktop',
      null,
      [LAPTOP],
      { width: 1120, height: 740 },
    ],
    [
      'as they were',
      { x: 100, y: 50, width: 1000, height: 700 },
      [LAPTOP],
      { x: 100, y: 50, width: 1000, height: 700 },
    ],
    [
      'on the second display',
      { x: 1600, y: 50, width: 1000, height: 700 },
      [LAPTOP, BESIDE],
      { x: 1600, y: 50 },
    ],
    ['the second display is gone', { x: 1600, y: 50, width: 1000, height: 700 }, [LAPTOP], { x: 440, y: 50 }],
    ['half outside', { x: -500, y: -300, width: 1000, height: 700 }, [LAPTOP], { x: 0, y: 24 }],
    [
      'larger than the display',
      { x: 0, y: 24, width: 5000, height: 3000 },
      [LAPTOP],
      { width: 1440, height: 876 },
    ],
    [
      'smaller than the least',
      { x: 10, y: 30, width: 50, height: 50 },
      [LAPTOP],
      { width: 900, height: 600 },
    ],
    ['no display at all', { x: 10, y: 30, width: 950, height: 650 }, [], { width: 950, height: 650 }],
  ])('%s', (_when, remembered, displays, expected) => {
    expect(fittingBounds(remembered, displays)).toMatchObject(expected);
  });

  test('whatever was remembered, the window lies on a display and is large enough', () => {
    const coordinate = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(fc.record({ x: coordinate, y: coordinate, width: size, height: size }), (remembered) => {
        const { x = NaN, y = NaN, width, height } = fittingBounds(remembered, [LAPTOP, BESIDE]);
        const lies = [LAPTOP, BESIDE].some(
          (on) => x >= on.x && y >= on.y && x + width <= on.x + on.width && y + height <= on.y + on.height,
        );
        expect(lies).toBe(true);
        expect(width >= 900 && height >= 600).toBe(true);
      }),
    );
  });

  test('an empty file means nothing is remembered', () => {
    expect(windowPlaceSchema.parse({})).toEqual({ bounds: null, maximized: false });
  });
});

test.each([
  ['tray', true, 'close'],
  ['tray', false, 'minimize'],
  ['quit', true, 'quit'],
  ['quit', false, 'quit'],
] as const)('closing with the wish "%s" and a tray shown: %s means %s', (wish, isShown, act) => {
  expect(closeAct(wish, isShown)).toBe(act);
});

describe('whether a tray is shown', () => {
  const said = (text: string): ToolAnswer => ({ is: 'said', text });
  const answering =
    (answers: Readonly<Record<string, ToolAnswer>>): AskTool =>
    (command) =>
      Promise.resolve(answers[command] ?? { is: 'missing' });

  test.each<[string, Readonly<Record<string, ToolAnswer>>, boolean]>([
    ['gdbus says yes', { gdbus: said('(<true>,)\n') }, true],
    ['gdbus says no', { gdbus: said('(<false>,)\n'), 'dbus-send': said('true') }, false],
    ['only dbus-send is there', { 'dbus-send': said('   variant       boolean true\n') }, true],
    ['only busctl is there', { busctl: said('b true\n') }, true],
    ['there is no tray to ask', { gdbus: { is: 'failed' } }, false],
    ['the tray hangs', { gdbus: { is: 'late' } }, false],
    ['nobody answers', {}, false],
  ])('%s', async (_when, answers, isShown) => {
    expect(await isTrayShown('linux', answering(answers))).toBe(isShown);
  });

  test('elsewhere it always is', async () => {
    expect(await isTrayShown('darwin', answering({}))).toBe(true);
    expect(await isTrayShown('win32', answering({}))).toBe(true);
  });
});

test('a page is reloaded twice a minute, then the person is asked', () => {
  const pace = new CrashPace();
  expect([0, 1_000, 2_000].map((atMs) => pace.next(atMs))).toEqual(['reload', 'reload', 'ask']);
  expect(pace.next(90_000)).toBe('reload');
});
