import { describe, expect, test } from 'vitest';
import { Desk } from '../../src/renderer/desk.svelte';
import { chordText, isChord } from '../../src/renderer/palette/keys';
import { found } from '../../src/renderer/palette/search';
import { scriptedBridge, type Options } from './scripted-bridge';

// Goal: everything the window can do is found by a few letters of its name, and nothing is offered that cannot be done.

const item = (title: string, group = 'Go to') => ({ title, group });
const titles = (items: readonly { title: string }[]): string[] => items.map(({ title }) => title);

describe('what is found', () => {
  const items = [item('Timeline'), item('Save now', 'Do'), item('Send Noise', 'Stimuli'), item('Now')];

  test.each([
    ['', ['Timeline', 'Save now', 'Send Noise', 'Now']],
    ['now', ['Now', 'Save now']],
    ['SAVE', ['Save now']],
    ['se', ['Send Noise']],
    ['stim', ['Send Noise']],
    ['noise send', ['Send Noise']],
    ['ime', ['Timeline']],
    ['noise timeline', []],
    ['   ', ['Timeline', 'Save now', 'Send Noise', 'Now']],
  ])('%j finds %j', (query, expected) => {
    expect(titles(found(items, query))).toEqual(expected);
  });

  test('marks on letters and case are nothing', () => {
    expect(titles(found([item('Чёрная тема')], 'черная'))).toEqual(['Чёрная тема']);
  });
});

describe('keys', () => {
  const key = { code: 'KeyK', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  test('are those of the system', () => {
    expect(isChord({ ...key, ctrlKey: true }, 'mod+k', false)).toBe(true);
    expect(isChord({ ...key, metaKey: true }, 'mod+k', true)).toBe(true);
    expect(isChord({ ...key, metaKey: true }, 'mod+k', false)).toBe(false);
    expect(isChord({ ...key, ctrlKey: true, shiftKey: true }, 'mod+k', false)).toBe(false);
    expect([chordText('mod+k', false), chordText('mod+,', true)]).toEqual(['Ctrl+K', '⌘,']);
  });
});

describe('the palette of a desk', () => {
  async function opened(options: Options): Promise<Desk> {
    const desk = new Desk(scriptedBridge(options));
    await desk.open();
    await new Promise((resolve) => setTimeout(resolve, 5));
    desk.palette.open();
    return desk;
  }
  const ids = (desk: Desk): string[] => desk.palette.found.map(({ id }) => id);

  test('goes where a view is named', async () => {
    const desk = await opened({ scene: 'thriving' });
    desk.palette.ask('timel');
    desk.palette.run();
    expect([desk.view, desk.palette.isOpen]).toEqual(['timeline', false]);
  });

  test('offers stimuli to a life that can be reached, and to no other', async () => {
    expect(ids(await opened({ scene: 'thriving' }))).toContain('stimulus-shock');
    expect(ids(await opened({ scene: 'dead' }))).not.toContain('stimulus-shock');
    const none = ids(await opened({ scene: 'none' }));
    expect(none).toEqual(expect.arrayContaining(['open', 'begin', 'go-settings']));
    expect(none.filter((id) => /^(save|stimulus|verify|acknowledge)/u.test(id))).toEqual([]);
  });

  test('acknowledges what is open, and then offers it no more', async () => {
    const desk = await opened({ scene: 'failing', anomalies: 5 });
    expect(ids(desk)).toContain('acknowledge');
    await desk.palette.found.find(({ id }) => id === 'acknowledge')?.run();
    expect(ids(desk)).not.toContain('acknowledge');
  });

  test('takes a number for a tick this life has lived', async () => {
    const desk = await opened({ scene: 'thriving' });
    desk.palette.ask('1 200');
    expect(ids(desk).slice(0, 2)).toEqual(['look', 'fork']);
    desk.palette.ask('999999999999');
    expect(ids(desk)).not.toContain('look');
  });

  test('goes around its ends by the keys', async () => {
    const desk = await opened({ scene: 'thriving' });
    desk.palette.move(-1);
    expect(desk.palette.at).toBe(desk.palette.found.length - 1);
    desk.palette.move(1);
    expect(desk.palette.at).toBe(0);
    desk.palette.ask('zzz');
    expect(desk.palette.at).toBe(-1);
    desk.palette.run();
    expect(desk.palette.isOpen).toBe(true);
  });

  test('does not offer what is chosen already', async () => {
    const desk = await opened({ scene: 'thriving', settings: { theme: 'dark', language: 'en' } });
    expect(ids(desk)).toEqual(expect.arrayContaining(['theme-light', 'language-ru']));
    expect(ids(desk)).not.toEqual(expect.arrayContaining(['theme-dark']));
  });
});
