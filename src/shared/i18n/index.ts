import i18next, { type i18n, type ParseKeys, type ResourceLanguage, type TFunction } from 'i18next';
import type { Message } from '../views';
import { LANGUAGES, type Language, type LanguageWish } from '../vocabulary';
import { en } from './en';
import { figureFormat } from './figure';
import { ru } from './ru';

/**
 * The catalogues of words. Keys are checked by the compiler against the English one; plurals follow
 * `Intl.PluralRules` (`key_one`, `key_other`). `{{value, figure}}` writes a number as the language does.
 */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    returnNull: false;
  }
}

/** Each language is a house of its own: no sentence is ever made of words of two. */
const speakers: Readonly<Record<Language, i18n>> = { en: speaker('en', en), ru: speaker('ru', ru) };

/** The words of one language by their keys. */
export const wordsOf = (language: Language): TFunction => speakers[language].t;

/** English, for the places that know no other language. */
export const t: TFunction = wordsOf('en');

/** @param preferred BCP 47 tags, most preferred first, as a system or a browser tells them */
export function languageFor(wish: LanguageWish, preferred: readonly string[]): Language {
  if (wish !== 'system') return wish;
  const bases = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  return bases.map((base) => LANGUAGES.find((known) => known === base)).find((known) => known) ?? 'en';
}

/**
 * Says a message that crossed a border as data, and whatever messages stand inside it.
 * @param language English where nothing else is asked for
 */
export function say({ key, params }: Message, language: Language = 'en'): string {
  const words: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params))
    words[name] = typeof value === 'object' ? say(value, language) : value;
  return (wordsOf(language) as (key: string, params: object) => string)(key, words);
}

/** A message as data, its key checked against the catalogue; `say` puts it into words where it is read. */
export const told = (key: ParseKeys, params: Message['params'] = {}): Message => ({ key, params });

function speaker(language: Language, words: ResourceLanguage[string]): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: words } },
    // The words go to text nodes and native menus, never to HTML: nothing to escape.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  instance.services.formatter?.add('figure', figureFormat(language));
  return instance;
}
