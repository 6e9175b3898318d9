import i18next, { type ParseKeys, type TFunction } from 'i18next';
import type { Message } from '../views';
import { en } from './en';

/**
 * The one catalogue of words. Keys are checked by the compiler against the English catalogue; plurals follow
 * `Intl.PluralRules` (`key_one`, `key_other`).
 */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    returnNull: false;
  }
}

const translator = i18next.createInstance();
void translator.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // The words go to text nodes and native menus, never to HTML: nothing to escape.
  interpolation: { escapeValue: false },
  initAsync: false,
});

export const t: TFunction = translator.t;

/** Says a message that crossed a border as data. */
export function say(message: Message): string {
  return (translator.t as (key: string, params: object) => string)(message.key, message.params);
}

/** A message as data, its key checked against the catalogue; `say` puts it into words where it is read. */
export const told = (key: ParseKeys, params: Message['params'] = {}): Message => ({ key, params });
