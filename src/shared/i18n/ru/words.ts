import type { AnomalyWords } from '../catalogue';

/** What has to be said in Russian, with the plural forms of Russian. */
export type RussianWords = AnomalyWords<'one' | 'few' | 'many' | 'other'>;
