/** Limits both sides of the border know; apart from the schemas, so that the window need not carry those. */

/** Longest note a stimulus may carry, characters. */
export const NOTE_MAX = 200;
/** Longest name of a life, characters. */
export const NAME_MAX = 40;
/** Largest seed of a life's generator: unsigned 32 bits. */
export const SEED_MAX = 0xffffffff;
/** Names of the policies that come with the app. */
export const POLICY_NAMES = ['natural', 'classic'] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];
/** So many anomalies, the newest, travel with a life in its file. */
export const ANOMALIES_IN_FILE_MAX = 10_000;
