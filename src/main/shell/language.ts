import type { TFunction } from 'i18next';
import { languageFor, say as sayIn, wordsOf } from '../../shared/i18n';
import type { Message } from '../../shared/views';
import type { Language, LanguageWish } from '../../shared/vocabulary';
import type { SettingsStore } from './settings-store';

let spoken: Language = 'en';

/** The language of the tray, the menus, the notifications and the dialogs. */
export const language = (): Language => spoken;

/**
 * Speaks as the settings wish from now on.
 * @param preferred BCP 47 tags, most preferred first; what the system says
 */
export function speak(wish: LanguageWish, preferred: readonly string[]): void {
  spoken = languageFor(wish, preferred);
}

/** The word for a key, in the language of the desktop. */
export const t = ((...args: [key: string]) =>
  (wordsOf(spoken) as (...args: [key: string]) => string)(...args)) as unknown as TFunction;

/** Says a message in the language of the desktop. */
export const say = (message: Message): string => sayIn(message, spoken);

const formats = new Map<string, Intl.NumberFormat>();

/** A number with `digits` behind the decimal sign: `0.98`, Russian `0,98`. */
export function fixed(value: number, digits: number): string {
  const key = `${spoken} ${digits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(spoken, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    });
  formats.set(key, format);
  return format.format(value);
}

/**
 * Speaks as the settings wish, now and whenever they change.
 * @param preferred what the system says at that moment
 * @param changed what was said before has to be said anew
 */
export function followLanguage(
  settings: Pick<SettingsStore, 'get' | 'onChange'>,
  preferred: () => readonly string[],
  changed: () => void,
): void {
  speak(settings.get().language, preferred());
  settings.onChange((next) => {
    const before = spoken;
    speak(next.language, preferred());
    if (spoken !== before) changed();
  });
}
