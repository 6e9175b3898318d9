import { describe, expect, test, vi } from 'vitest';
import { guardedCalls } from '../../src/main/environment/window/calls';
import { createHandlers, type HandlerNeeds, type LifeDoor } from '../../src/main/environment/window/handlers';
import type { Sender } from '../../src/main/environment/window/sender';
import { isOwnPage } from '../../src/main/shell/origins';
import { border, channelOf } from '../../src/shared/border';
import { say } from '../../src/shared/i18n';
import { Refusal } from '../../src/shared/refusal';
import { DEFAULT_SETTINGS } from '../../src/shared/settings';
import { pictureOf } from './views';

// Goal: nothing reaches a handler but a well-formed call of our own window, and no trouble goes unanswered.

const OWN: Sender = { webContentsId: 1, frame: { url: 'app://life/index.html', isMain: true } };

function desk(life: Partial<LifeDoor> = {}, savePath: string | null = null) {
  const stimulate = vi.fn<LifeDoor['stimulate']>(() => ({ seq: 1, tick: 2, urgent: false }));
  const chooseSavePath = vi.fn(() => Promise.resolve(savePath));
  const needs = {
    life: { picture: () => pictureOf(), none: () => null, stimulate, ...life },
    desktop: {
      chooseFile: () => Promise.resolve(null),
      chooseSavePath,
      info: () => Promise.resolve({ version: '1' }),
    },
    settings: { get: () => DEFAULT_SETTINGS, change: vi.fn(() => DEFAULT_SETTINGS) },
    window: { windowListens: vi.fn(), picture: (picture: unknown) => picture },
  } as unknown as HandlerNeeds;
  const log = { error: vi.fn() };
  const calls = guardedCalls(
    createHandlers(needs),
    { webContentsId: () => 1, isOwnPage: (url) => isOwnPage(url, ['app://life']) },
    log,
  );
  const ask = (name: string, payload?: unknown, sender: Sender = OWN) => {
    const call = calls.find(({ channel }) => channel === name);
    if (!call) throw new Error(`No channel ${name}`);
    return call.answer(sender, payload);
  };
  return { ask, calls, log, stimulate, chooseSavePath };
}

const SHOCK = { type: 'shock', intensity: 0.5, note: null };

test('every invoke of the border has one guarded channel, and nothing else has', () => {
  const invokes = Object.entries(border).flatMap(([group, calls]) =>
    Object.entries(calls)
      .filter(([, { type }]) => type === 'invoke')
      .map(([name]) => channelOf(group, name)),
  );
  expect(
    desk()
      .calls.map(({ channel }) => channel)
      .sort(),
  ).toEqual(invokes.sort());
});

test('a good call is answered, and the door fills in the source', async () => {
  const { ask, stimulate } = desk();
  expect(await ask('life:life.stimulate', SHOCK)).toEqual({
    ok: true,
    value: { seq: 1, tick: 2, urgent: false },
  });
  expect(stimulate).toHaveBeenCalledWith({ ...SHOCK, source: 'window' });
});

test.each<[string, Sender]>([
  ['another window', { ...OWN, webContentsId: 2 }],
  ['a frame that is gone', { ...OWN, frame: null }],
  ['a frame inside our page', { ...OWN, frame: { url: 'app://life/index.html', isMain: false } }],
  ['another host', { ...OWN, frame: { url: 'app://other/index.html', isMain: true } }],
  ['another scheme', { ...OWN, frame: { url: 'https://life/index.html', isMain: true } }],
  ['a look-alike host', { ...OWN, frame: { url: 'app://life.example.org/', isMain: true } }],
  ['no address at all', { ...OWN, frame: { url: '', isMain: true } }],
])('%s is refused, loudly, and reaches no handler', async (_who, sender) => {
  const { ask, log, stimulate } = desk();
  expect(await ask('life:life.stimulate', SHOCK, sender)).toMatchObject({ ok: false, code: 'refused' });
  expect(stimulate).not.toHaveBeenCalled();
  expect(log.error).toHaveBeenCalledOnce();
});

test.each<[string, unknown, string]>([
  ['an unknown type', { ...SHOCK, type: 'hug' }, 'type'],
  ['NaN', { ...SHOCK, intensity: NaN }, 'intensity'],
  ['zero', { ...SHOCK, intensity: 0 }, 'intensity'],
  ['too much', { ...SHOCK, intensity: 1.01 }, 'intensity'],
  ['an overlong note', { ...SHOCK, note: 'x'.repeat(201) }, 'note'],
  ['a forged source', { ...SHOCK, source: 'tray' }, 'source'],
  ['nothing', undefined, ''],
])('a payload with %s is invalid and names the field', async (_what, payload, field) => {
  const { ask, stimulate } = desk();
  const answer = await ask('life:life.stimulate', payload);
  if (answer.ok) throw new Error('It was let in');
  expect(answer.code).toBe('invalid');
  expect(say(answer.message)).toContain(field);
  expect(stimulate).not.toHaveBeenCalled();
});

test('a call without payload takes none', async () => {
  expect(await desk().ask('life:settings.get', { theme: 'dark' })).toMatchObject({
    ok: false,
    code: 'invalid',
  });
});

describe('trouble inside', () => {
  test('a Refusal crosses with its code and its words', async () => {
    const said = { key: 'desktop.border.noLife', params: {} };
    const stimulate = () => {
      throw new Refusal('no-life', said);
    };
    expect(await desk({ stimulate }).ask('life:life.stimulate', SHOCK)).toEqual({
      ok: false,
      code: 'no-life',
      message: said,
    });
  });

  test('a bug is logged with its cause and answered without its details', async () => {
    const bug = new Error('secret detail');
    const stimulate = () => {
      throw bug;
    };
    const { ask, log } = desk({ stimulate });
    const answer = await ask('life:life.stimulate', SHOCK);
    expect(answer).toMatchObject({ ok: false, code: 'failed' });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(log.error).toHaveBeenCalledWith(expect.stringContaining('life:life.stimulate'), bug);
  });
});

describe('saving a copy', () => {
  const ALONE = { withPast: false };
  const named = (name: string) => {
    const picture = pictureOf();
    return { ...picture, view: { ...picture.view, identity: { ...picture.view.identity, name }, tick: 12 } };
  };

  test.each([
    ['Ada', 'Ada-12.life'],
    ['../../etc/passwd', 'etc-passwd-12.life'],
    ['Жизнь №1', 'Жизнь-1-12.life'],
    ['???', 'life-12.life'],
  ])('suggests for %s the name %s', async (name, fileName) => {
    const { ask, chooseSavePath } = desk({ picture: () => named(name) });
    expect(await ask('life:snapshots.saveAs', ALONE)).toEqual({ ok: true, value: null });
    expect(chooseSavePath).toHaveBeenCalledWith(fileName);
  });

  test('without a life no dialog is shown', async () => {
    const { ask, chooseSavePath } = desk({ picture: () => null });
    expect(await ask('life:snapshots.saveAs', ALONE)).toMatchObject({ ok: false, code: 'no-life' });
    expect(chooseSavePath).not.toHaveBeenCalled();
  });

  test('writes where the person chose', async () => {
    const exportSnapshot = vi.fn();
    const { ask } = desk({ exportSnapshot }, '/there/Ada.life');
    expect(await ask('life:snapshots.saveAs', ALONE)).toEqual({ ok: true, value: '/there/Ada.life' });
    expect(exportSnapshot).toHaveBeenCalledWith('/there/Ada.life');
  });

  test('takes its past along where that is wanted, and is told when it could not', async () => {
    const takeAlong = vi.fn(() => Promise.resolve());
    const exportSnapshot = vi.fn();
    const past = { takeAlong } as unknown as LifeDoor['past'];
    const { ask } = desk({ exportSnapshot, past }, '/there/Ada.life');
    const withPast = { withPast: true };
    expect(await ask('life:snapshots.saveAs', withPast)).toEqual({ ok: true, value: '/there/Ada.life' });
    expect(takeAlong).toHaveBeenCalledWith('/there/Ada.life');
    expect(exportSnapshot).not.toHaveBeenCalled();
    const said = { key: 'errors.file.diskFull', params: { file: 'Ada.life' } };
    takeAlong.mockRejectedValue(new Refusal('failed', said));
    expect(await ask('life:snapshots.saveAs', withPast)).toMatchObject({ ok: false, message: said });
  });
});
