import type { AnomalyWords, Translated } from '../catalogue';

/** The plural forms of Russian. */
type Forms = 'one' | 'few' | 'many' | 'other';

/** A group of the English catalogue as it has to be said in Russian. */
export type Russian<Group> = Translated<Group, Forms>;

/** What an anomaly says in Russian. */
export type RussianWords = AnomalyWords<Forms>;
