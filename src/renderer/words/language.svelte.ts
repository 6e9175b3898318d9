import type { TFunction } from 'i18next';
import { languageFor, say as sayIn, wordsOf } from '../../shared/i18n';
import type { Message } from '../../shared/views';
import type { Language, LanguageWish } from '../../shared/vocabulary';

let spoken = $state.raw<Language>('en');

/** The language of the window. Whatever is said with it is said anew when it changes. */
export const language = (): Language => spoken;

/** Speaks as the settings wish. @param preferred what the system says, as the tray and the menus heard it too */
export function speak(wish: LanguageWish, preferred: readonly string[]): void {
  spoken = languageFor(wish, preferred);
}

/** The word for a key, in the language of the window. */
export const t = ((...args: [key: string]) =>
  (wordsOf(spoken) as (...args: [key: string]) => string)(...args)) as unknown as TFunction;

/** Says a message from main, in the language of the window. */
export const say = (message: Message): string => sayIn(message, spoken);
