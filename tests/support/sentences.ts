import { expect } from 'vitest';
import { say } from '../../src/shared/i18n';
import { LANGUAGES, type Language } from '../../src/shared/vocabulary';
import { en } from '../../src/shared/i18n/en';
import { ru } from '../../src/shared/i18n/ru';
import type { Message } from '../../src/shared/views';

type Words = Readonly<Record<string, unknown>>;
type Params = Message['params'];

const CATALOGUES: Readonly<Record<Language, Words>> = { en, ru };
const SHAPE: Readonly<Record<Language, RegExp>> = {
  en: /^(?:\d|[A-Z]).*[a-z\d)]\.$/u,
  // What is Russian has no Latin letter.
  ru: /^(?:\d|[А-ЯЁ])[^A-Za-z]*[а-яё\d)]\.$/u,
};

/** Expects a message to become a whole sentence in every language, with all that the sentence asks for. */
export function expectWhole(message: Message): void {
  for (const language of LANGUAGES) {
    const sentence = say(message, language);
    expect(sentence).toMatch(SHAPE[language]);
    expect(sentence).not.toMatch(
      /\{\{|\}\}|\$t\(|anomalies\.|NaN|Infinity|undefined|null|\de[+-]?\d|\s[.,;:]| {2}/u,
    );
    const missing = placeholders(message.key, message.params, CATALOGUES[language]).filter(
      (name) => !(name in message.params),
    );
    expect(missing, `${message.key} in ${language}`).toEqual([]);
  }
}

/** Params that a sentence asks for, also those of the words inside it. */
function placeholders(key: string, params: Params, words: Words): string[] {
  return textsOf(key, words).flatMap((text) => {
    const own = [...text.replaceAll(/\$t\([^)]*\)/gu, '').matchAll(/\{\{(\w+)/gu)].map(
      ([, name = '']) => name,
    );
    const inner = [...text.matchAll(/\$t\(([^,)]*)(?:, (\{.*?\} ?\}))?\)/gu)].flatMap(
      ([, path = '', options]) => {
        const asked = [...`${path}${options ?? ''}`.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name);
        const given = [...(options ?? '').matchAll(/"(\w+)":/gu)].map(([, name = '']) => name);
        const filled = path.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => params[name] as string);
        return [...asked, ...placeholders(filled, params, words).filter((name) => !given.includes(name))];
      },
    );
    return [...own, ...inner];
  });
}

/** The text of a key, or all plural forms of it. */
function textsOf(key: string, words: Words): string[] {
  const path = key.split('.');
  const name = path.pop() ?? '';
  const group = path.reduce<Words>((inside, step) => (inside[step] ?? {}) as Words, words);
  const texts = Object.entries(group)
    .filter(([each]) => each === name || each.replace(/_(?:zero|one|two|few|many|other)$/u, '') === name)
    .map(([, text]) => text as string);
  if (texts.length === 0) throw new Error(`no words for ${key}`);
  return texts;
}
