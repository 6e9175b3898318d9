import type { en } from './en';

/** Plural forms by `Intl.PluralRules`; the key of a form ends in its name. */
type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/**
 * A group of the English catalogue in a language with the plural forms `Forms`: the same keys, and of each plural
 * exactly the forms that language has. A key that is missing, or one too many, does not compile.
 */
export type Translated<Group, Forms extends PluralForm> = {
  readonly [Key in keyof Group as KeyIn<Forms, Key>]: Group[Key] extends string
    ? string
    : Translated<Group[Key], Forms>;
};

type KeyIn<Forms extends PluralForm, Key> = Key extends `${infer Base}_other`
  ? `${Base}_${Forms}`
  : Key extends `${string}_${PluralForm}`
    ? never
    : Key;

type English = typeof en;
type Sentences = Omit<English['anomalies'], 'inside'>;

/** All that an anomaly says, and the words for it. What stands inside the sentences is each language's own. */
export interface AnomalyWords<Forms extends PluralForm> {
  readonly common: Translated<
    Pick<English['common'], 'vital' | 'event' | 'severity' | 'subject' | 'anomalyKind' | 'sensitivity'>,
    Forms
  >;
  readonly anomalies: Translated<Sentences, Forms> & { readonly inside: object };
}
