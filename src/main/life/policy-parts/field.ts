import { z } from 'zod';

const number = z.number();

/** Kinds of number, by their bounds. */
export const unit = number.min(0).max(1);
export const signedUnit = number.min(-1).max(1);
export const positive = number.gt(0);
export const notNegative = number.min(0);
export const seconds = positive.max(1e9);
export const energyLevel = number.min(0).max(100);

/** What docs/POLICY.md says of a field; a test fails where a leaf has none. */
export interface FieldNotes {
  /** Unit of the value; `part` is a share of 1 without a unit. */
  readonly unit: string;
  /** What the value does. */
  readonly description: string;
  /** The source it follows, or the reason why it is there or as large as it is. */
  readonly why: string;
}

/** A leaf of the policy: its bounds, and all that a reader must know of it. */
export const field = <Schema extends z.ZodType>(
  schema: Schema,
  unitName: string,
  description: string,
  why: string,
): Schema => schema.meta({ unit: unitName, description, why } satisfies FieldNotes);

/** A branch of the policy, or one member of a family of alike branches. */
export const group = <Schema extends z.ZodType>(schema: Schema, description: string, why = ''): Schema =>
  schema.meta(why === '' ? { description } : { description, why });
