/** Seeds that once failed, and must never again: what each showed. */
export const ONCE_FAILED: readonly (readonly [seed: number, steps: number, showed: string])[] = [];
