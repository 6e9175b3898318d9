import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fileNameFor } from '../../src/main/environment/window/file-names';
import { PostMortems } from '../../src/main/environment/window/post-mortems';
import type { PostMortemForm } from '../../src/shared/border';
import type { LifeView } from '../../src/shared/views';
import type { Language } from '../../src/shared/vocabulary';
import { endOf } from '../renderer/scripted-post-mortem';
import { SCENES } from '../renderer/scripted-scenes';

// Goal: a post-mortem is found out once per life, and saved whole where a person says, or not at all.

const folder = mkdtempSync(join(tmpdir(), 'life-post-mortems-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const END = endOf(SCENES.dead, 'stimuli', { endedAtMs: Date.UTC(2026, 2, 29), name: 'Ada / the "first"' });
const PICTURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 255);

function desk({ language = 'en', cancels = false }: { language?: Language; cancels?: boolean } = {}) {
  let found = 0;
  let view: LifeView | null = END.view;
  const suggested: [string, PostMortemForm][] = [];
  const drawn: string[] = [];
  const postMortems = new PostMortems({
    view: () => view,
    find: () => {
      found += 1;
      return found === 1 ? Promise.reject(new Error('cancelled')) : Promise.resolve(END);
    },
    choosePath: (name, form) => {
      suggested.push([name, form]);
      return Promise.resolve(cancels ? null : join(folder, name));
    },
    pictureOf: (document) => {
      drawn.push(document);
      return Promise.resolve(PICTURE);
    },
    language: () => language,
  });
  return {
    postMortems,
    suggested,
    drawn,
    found: () => found,
    show: (shown: LifeView | null) => (view = shown),
  };
}

test('what could not be found out is tried again; what was found out is not, as long as that life is shown', async () => {
  const { postMortems, found, show } = desk();
  await expect(postMortems.get()).rejects.toThrow('cancelled');
  expect(await postMortems.get()).toBe(END);
  expect(await postMortems.get()).toBe(END);
  expect(found()).toBe(2);
  show({ ...END.view, identity: { ...END.view.identity, lifeId: 'another' } });
  await postMortems.get();
  expect(found()).toBe(3);
});

test.each(['html', 'csv', 'png'] as const)(
  'it is saved as %s, under a name that any disk takes',
  async (form) => {
    const { postMortems, suggested, drawn } = desk();
    await postMortems.get().catch(() => {});
    const filePath = await postMortems.save(form);
    expect(suggested).toEqual([[`Ada-the-first-post-mortem.${form}`, form]]);
    const written = readFileSync(filePath ?? '');
    if (form === 'png') {
      expect([...written]).toEqual([...PICTURE]);
      expect(drawn[0]).toMatch(/^<!doctype html>/);
    } else expect(written.toString()).toMatch(form === 'html' ? /^<!doctype html>/ : /^part,tick/);
  },
);

test('it is written in the language of the window', async () => {
  const { postMortems, suggested } = desk({ language: 'ru' });
  await postMortems.get().catch(() => {});
  const filePath = await postMortems.save('html');
  expect(suggested[0]?.[0]).toBe('Ada-the-first-посмертный-разбор.html');
  expect(readFileSync(filePath ?? '', 'utf8')).toContain('<html lang="ru">');
});

test('a person who cancels leaves nothing behind', async () => {
  const { postMortems, drawn } = desk({ cancels: true });
  await postMortems.get().catch(() => {});
  const before = readdirSync(folder);
  expect(await postMortems.save('png')).toBeNull();
  expect([readdirSync(folder), drawn]).toEqual([before, []]);
});

test.each([
  ['Ada', 'Ada'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Ада Лавлейс', 'Ада-Лавлейс'],
  ['...', 'life'],
  ['con: <x>|"?*', 'con-x'],
])('the name %j becomes %j', (name, file) => {
  expect(fileNameFor(name)).toBe(file);
});
