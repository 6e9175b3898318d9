import type { en } from './en';

/** Plural forms by `Intl.PluralRules`; the key of a form ends in its name. */
type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/**
 * A group of the English catalogue in a language with the plural forms `Forms`: the same keys, and of each plural
 * exactly the forms that language has. A key that is missing, or one too many, does not compile. `_zero` is no form
 * of grammar in either language: a sentence of its own for none, said in every language.
 */
export type Translated<Group, Forms extends PluralForm> = {
  readonly [Key in keyof Group as KeyIn<Forms, Key>]: Group[Key] extends string
    ? string
    : Translated<Group[Key], Forms>;
};

type KeyIn<Forms extends PluralForm, Key> = Key extends `${string}_zero`
  ? Key
  : Key extends `${infer Base}_other`
    ? `${Base}_${Forms}`
    : Key extends `${string}_${PluralForm}`
      ? never
      : Key;

type English = typeof en;

/** What stands inside the sentences of an anomaly is each language's own: cases, genders, numbers. */
export type AnomalyWords<Forms extends PluralForm> = Translated<
  Omit<English['anomalies'], 'inside'>,
  Forms
> & {
  readonly inside: object;
};

/** The command line speaks English alone: what it prints is read by other programs too, and stays the same. */
type EnglishAlone = 'cli';

/** The whole catalogue in another language. */
export type Catalogue<Forms extends PluralForm> = {
  readonly [Room in Exclude<keyof English, EnglishAlone | 'anomalies'>]: Translated<English[Room], Forms>;
} & { readonly anomalies: AnomalyWords<Forms> };
