import { z } from '../wire/wire';

/** A whole number in a query, as digits alone: of other ways to write one, readers disagree. */
export const whole = (bounds: { readonly min: number; readonly max: number }, description: string) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.int().min(bounds.min).max(bounds.max))
    .openapi({ type: 'integer', minimum: bounds.min, maximum: bounds.max, description });

export const flag = (description: string) =>
  z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .openapi({ type: 'boolean', description });

/** Milliseconds as numbers can be exact about them. */
export const MS_MAX = 999_999_999_999_999;
