import type { AnomalyWords, Catalogue, Translated } from '../catalogue';

/** The plural forms of Russian. */
type Forms = 'one' | 'few' | 'many' | 'other';

/** A group of the English catalogue as it has to be said in Russian. */
export type Russian<Group> = Translated<Group, Forms>;

/** What an anomaly says in Russian. */
export type RussianAnomalies = AnomalyWords<Forms>;

/** All of it. */
export type RussianCatalogue = Catalogue<Forms>;
