import { tongueOf, type Tongue } from '../../shared/post-mortem-words';
import type { Language } from '../../shared/vocabulary';
import { language } from '../words/language.svelte';

const tongues: Readonly<Record<Language, Tongue>> = { en: tongueOf('en'), ru: tongueOf('ru') };

/** The language of the window, for what is said the same way in reports. */
export const tongue = (): Tongue => tongues[language()];
