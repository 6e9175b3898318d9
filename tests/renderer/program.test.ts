import { describe, expect, test, vi } from 'vitest';
import { runsOf, groupTitle } from '../../src/renderer/news/runs';
import { Notices } from '../../src/renderer/parts/notices.svelte';
import { Program } from '../../src/renderer/program/program.svelte';
import { updateText, updateVerb } from '../../src/renderer/program/update-words';
import type { UpdateState } from '../../src/shared/program';
import { scriptedProgram } from './scripted-program';

// Goal: the window shows what the system has, tells news once, and never offers what cannot be done.

const modelOf = (options: Parameters<typeof scriptedProgram>[0]) => {
  const program = scriptedProgram(options, () => false);
  const seen = vi.fn(program.newsSeen);
  const notices = new Notices();
  return { model: new Program({ program: { ...program, newsSeen: seen } }, notices), seen, notices };
};

describe('news', () => {
  test('after an update open by themselves, and count as seen when they are closed', async () => {
    const { model, seen } = modelOf({ updated: true });
    await model.open();
    expect(model.told?.map(({ version }) => version)).toEqual(['0.2.0', '0.1.1']);
    expect(seen).not.toHaveBeenCalled();
    await model.closeNews();
    expect(model.told).toBeNull();
    expect(seen).toHaveBeenCalledTimes(1);
  });

  test('without one wait to be asked for', async () => {
    const { model, seen } = modelOf({});
    await model.open();
    expect(model.told).toBeNull();
    model.tellAll();
    expect(model.told).toHaveLength(2);
    await model.closeNews();
    expect(seen).not.toHaveBeenCalled();
  });

  test('code is told apart, and markup stays text', () => {
    expect(runsOf('a `b` <i>c</i>')).toEqual([
      { text: 'a ', isCode: false },
      { text: 'b', isCode: true },
      { text: ' <i>c</i>', isCode: false },
    ]);
    expect(runsOf('one ` alone')).toEqual([{ text: 'one ` alone', isCode: false }]);
    expect([groupTitle('Fixed'), groupTitle('Odd')]).toEqual(['Mended', 'Odd']);
  });
});

test('a switch that was refused shows what the system has, and why', async () => {
  const { model, notices } = modelOf({});
  await model.readAutostart();
  await model.setAutostart(true);
  expect(model.autostart?.enabled).toBe(true);
  expect(notices.shown).toEqual([]);
});

test.each<[UpdateState, string | null, RegExp]>([
  [{ is: 'off' }, null, /^$/],
  [{ is: 'waiting' }, 'check', /Not looked/],
  [{ is: 'checking' }, null, /Looking/],
  [{ is: 'current', atMs: 0 }, 'check', /newest/],
  [{ is: 'available', version: '0.2.0', installs: true }, 'download', /0\.2\.0/],
  [{ is: 'available', version: '0.2.0', installs: false }, 'check', /cannot renew itself/],
  [{ is: 'downloading', version: '0.2.0', share: 0.129 }, null, /12 %/],
  [{ is: 'ready', version: '0.2.0' }, 'install', /ready/],
  [{ is: 'failed', why: { key: 'window.program.updatesNoPlace', params: {} } }, 'check', /without a place/],
])('%o is said, and offers %s', (state, verb, text) => {
  expect(updateVerb(state)).toBe(verb);
  expect(updateText(state, 0)).toMatch(text);
});
