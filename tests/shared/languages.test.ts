import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languageFor, say, told } from '../../src/shared/i18n';
import { en } from '../../src/shared/i18n/en';
import { ru } from '../../src/shared/i18n/ru';
import type { Message } from '../../src/shared/views';
import { LANGUAGES, type Language } from '../../src/shared/vocabulary';

// Goal: every language says all of it, in words of its own, and no sentence is left with a hole in it.

const PLURAL = /_(?:zero|one|two|few|many|other)$/u;
/** The sentences of the monitor are proved by tests of their own; the command line speaks English alone. */
const { cli: _cli, anomalies: _sentences, ...english } = en;
const { anomalies: _ownSentences, ...russian } = ru;
const CATALOGUES: Readonly<Record<Language, object>> = { en: english, ru: russian };

type Text = readonly [key: string, text: string];

const textsOf = (group: object, path = ''): Text[] =>
  Object.entries(group).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : textsOf(value as object, `${path}${name}.`),
  );

/** All forms of each key, under the key as it is asked for. */
function formsOf(texts: readonly Text[]): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>();
  for (const [key, text] of texts) {
    const base = key.replace(PLURAL, '');
    forms.set(base, [...(forms.get(base) ?? []), text]);
  }
  return forms;
}

const texts = { en: textsOf(english), ru: textsOf(russian) };
const forms = { en: formsOf(texts.en), ru: formsOf(texts.ru) };
const allRussian = [...texts.ru, ...textsOf(ru.anomalies, 'anomalies.')];

const withoutParams = (text: string): string =>
  text.replaceAll(/\$t\([^)]*\)/gu, '').replaceAll(/\{\{[^}]*\}\}/gu, '');
const paramsOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)/gu)].map(([, name = '']) => name).sort();

describe('the languages', () => {
  test('have the same keys', () => {
    expect([...forms.ru.keys()]).toEqual([...forms.en.keys()]);
  });

  test.each(LANGUAGES)('have all plural forms of their grammar, and none of another: %s', (language) => {
    const grammar = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const found = new Map<string, string[]>();
    for (const [key] of texts[language]) {
      const form = PLURAL.exec(key)?.[0].slice(1);
      if (form === undefined || form === 'zero') continue;
      const base = key.replace(PLURAL, '');
      found.set(base, [...(found.get(base) ?? []), form]);
    }
    expect(found.size).toBeGreaterThan(10);
    for (const [base, has] of found) expect([base, has.sort()]).toEqual([base, [...grammar].sort()]);
  });

  test('ask for the same params', () => {
    const asked = (language: Language, key: string): string[] => [
      ...new Set(forms[language].get(key)?.flatMap(paramsOf)),
    ];
    for (const key of forms.en.keys()) {
      expect([key, asked('ru', key).sort()]).toEqual([key, asked('en', key).sort()]);
    }
  });

  test('say what the system is asked to speak, and English where it speaks neither', () => {
    expect(languageFor('system', ['ru-RU', 'en-GB'])).toBe('ru');
    expect(languageFor('system', ['de-DE', 'ru'])).toBe('ru');
    expect(languageFor('system', ['de-DE', 'fr'])).toBe('en');
    expect(languageFor('system', [])).toBe('en');
    expect(languageFor('en', ['ru-RU'])).toBe('en');
  });
});

/** The same in both: names of things, and the word of each language for itself. */
const SAME = new Set([
  'common.appName',
  'window.title',
  'window.settings.languages.en',
  'window.settings.languages.ru',
  'window.settings.about',
  'window.settings.versions',
]);
/** English says it by a word, Russian by a dash. */
const BY_DASH = new Set(['window.digests.when']);
/** Names that are written in Latin letters in Russian too. */
const LATIN = new Set(
  [
    'Life Electron Node English MIT JSON life db json md npm ci omit optional gunzip natural classic extends',
    'docs POLICY Page Up Down Home End Shift Enter',
    // Of the channel: headers and addresses.
    'HTTP UTF Host Expect Authorization Bearer Content Type Idempotency Key continue application',
    'openapi state processes',
  ].flatMap((words) => words.split(' ')),
);

describe('Russian', () => {
  test('is Russian', () => {
    const letters = (key: string): boolean =>
      /\p{L}/u.test(withoutParams(forms.en.get(key)?.join(' ') ?? ''));
    const untranslated = texts.ru.filter(([full, text]) => {
      const key = full.replace(PLURAL, '');
      return letters(key) && !SAME.has(key) && !BY_DASH.has(key) && !/[а-яё]/iu.test(withoutParams(text));
    });
    expect(untranslated).toEqual([]);
  });

  test('keeps no English word but names', () => {
    const foreign = allRussian.flatMap(([key, text]) =>
      [...withoutParams(text).matchAll(/[A-Za-z]{2,}/gu)]
        .filter(([word]) => !LATIN.has(word))
        .map(([word]) => `${key}: ${word}`),
    );
    expect(foreign).toEqual([]);
  });

  test('never speaks of feelings', () => {
    const FEELINGS =
      /(?<!\p{L})(?:чувству|хоч|хотел|хотят|грус|рад(?!и(?!ва))|счаст|несчаст|страда|дума|болит)\p{L}*/giu;
    expect(allRussian.flatMap(([key, text]) => (text.match(FEELINGS) ? [`${key}: ${text}`] : []))).toEqual(
      [],
    );
    expect('она рада, хочет и чувствует'.match(FEELINGS)).toHaveLength(3);
  });
});

const COUNTS = [0, 1, 2, 5, 11, 21, 104];
/** Where a param picks a word: the group it picks from, in this language. */
const groupAt = (language: Language, path: string): object =>
  path
    .split('.')
    .reduce<object>((group, name) => (group as Record<string, object>)[name] ?? {}, CATALOGUES[language]);

/** A sentence and those that always stand inside it, to any depth. */
const withInner = (language: Language, said: readonly string[]): readonly string[] =>
  said.flatMap((text) => [
    text,
    ...[...text.matchAll(/\$t\(([\w.-]+)\)/gu)].flatMap(([, key = '']) =>
      withInner(language, forms[language].get(key) ?? []),
    ),
  ]);

/** Something for every param; a word of the catalogue where one is picked. */
function sampleParams(language: Language, outer: readonly string[], count: number): Message['params'] {
  const said = withInner(language, outer);
  const params: Record<string, string | number> = {};
  for (const name of said.flatMap(paramsOf)) params[name] = 7;
  for (const text of said)
    for (const [, path = '', name = ''] of text.matchAll(/\$t\(([\w.-]+)\.\{\{(\w+)\}\}/gu)) {
      const [first = ''] = Object.keys(groupAt(language, path));
      params[name] = first;
      for (const inner of paramsOf(String((groupAt(language, path) as Record<string, string>)[first])))
        params[inner] = 7;
    }
  return { ...params, count };
}

describe.each(LANGUAGES)('every sentence is whole: %s', (language) => {
  test('whatever number it counts', () => {
    const broken: string[] = [];
    for (const [key, said] of forms[language]) {
      for (const count of COUNTS) {
        const sentence = say({ key, params: sampleParams(language, said, count) }, language);
        if (
          /\{\{|\}\}|\$t\(|undefined|NaN/u.test(sentence) ||
          sentence === key ||
          sentence.includes(`${key}.`)
        )
          broken.push(`${key}: ${sentence}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('also where a message stands inside', () => {
    const outer = told('runtime.host.noRecovery', {
      name: 'Ada',
      reason: told('errors.database.chainGap', { seq: 812 }),
    });
    const inner =
      language === 'ru' ? 'В журнале нет записи #812.' : 'Record #812 is missing from the journal.';
    expect(say(outer, language)).toContain(`(${inner})`);
  });
});

test('only the command line says what only it can say', () => {
  const source = join(import.meta.dirname, '../../src');
  const strangers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|svelte)$/u.test(name) && !/^main[\\/]cli[\\/]|i18n/u.test(name))
    .filter((name) => /['"`]cli\.\w+/u.test(readFileSync(join(source, name), 'utf8')));
  expect(strangers).toEqual([]);
});
