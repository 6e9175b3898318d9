import type { TFunction } from 'i18next';
import { languageFor, say as sayIn, wordsOf } from '../../shared/i18n';
import type { Message } from '../../shared/views';
import type { Language, LanguageWish } from '../../shared/vocabulary';

let spoken = $state.raw<Language>('en');

/** The language of the window. Whatever is said with it is said anew when it changes. */
export const language = (): Language => spoken;

/** Speaks as the settings wish; `system` is what the page was told of the system's languages. */
export function speak(wish: LanguageWish): void {
  spoken = languageFor(wish, navigator.languages);
}

/** The word for a key, in the language of the window. */
export const t = ((...args: [key: string]) =>
  (wordsOf(spoken) as (...args: [key: string]) => string)(...args)) as unknown as TFunction;

/** Says a message from main, in the language of the window. */
export const say = (message: Message): string => sayIn(message, spoken);
