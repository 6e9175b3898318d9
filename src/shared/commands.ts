import { z } from 'zod';
import { NAME_MAX, NOTE_MAX, POLICY_NAMES, SEED_MAX } from './limits';
import { STIMULUS_TYPES } from './vocabulary';

export { NAME_MAX, NOTE_MAX, POLICY_NAMES, type PolicyName } from './limits';

/** Largest file that is read as a snapshot, bytes (64 MiB). */
export const SNAPSHOT_BYTES_MAX = 64 * 1024 * 1024;

/**
 * Text for a person: no control characters, which could spoof logs and terminals, and no halves of characters,
 * which no canonical JSON can hold.
 */
// eslint-disable-next-line no-control-regex -- refusing them is the point
const PLAIN_TEXT = /^[^\u0000-\u001f\u007f\ud800-\udfff]*$/u;
export const plainText = z.string().regex(PLAIN_TEXT, 'must not contain control characters');

/** What an observer or the world sends. Intensity lies in (0, 1]; NaN and Infinity are refused. */
export const stimulusSchema = z.strictObject({
  type: z.enum(STIMULUS_TYPES),
  intensity: z.number().gt(0).max(1),
  source: plainText.min(1).max(64),
  note: plainText.max(NOTE_MAX).nullable(),
});
export type Stimulus = z.infer<typeof stimulusSchema>;

/** What the window sends: the door itself fills in the source. */
export const observerStimulusSchema = stimulusSchema.omit({ source: true });
export type ObserverStimulus = z.infer<typeof observerStimulusSchema>;

/** How a stimulus was received: `tick` is the tick that will reach it; an urgent one has reached it already. */
export interface StimulusReceipt {
  readonly seq: number;
  readonly tick: number;
  readonly urgent: boolean;
}

export const seedSchema = z.int().min(0).max(SEED_MAX);

/** A minute to 366 days. */
export const ABSENCE_CAP_MS = { min: 60_000, max: 366 * 86_400_000 } as const;
export const absenceRuleSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('sleep') }),
  z.strictObject({
    rule: z.literal('live-on'),
    capMs: z.int().min(ABSENCE_CAP_MS.min).max(ABSENCE_CAP_MS.max),
  }),
]);

/** A wish for a new life; what is `null` is chosen by the app. */
export const birthWishSchema = z.strictObject({
  name: plainText.trim().min(1).max(NAME_MAX).nullable(),
  policy: z.enum(POLICY_NAMES),
  seed: seedSchema.nullable(),
  /** Sleep where nothing is chosen. */
  absence: absenceRuleSchema.exactOptional(),
});
export type BirthWish = z.infer<typeof birthWishSchema>;

/** What a person decided about a previewed file. `look` opens it for reading only. */
export const fileDecisionSchema = z.strictObject({
  filePath: z.string().min(1).max(4096),
  choice: z.enum(['resume', 'fork', 'adopt', 'look']),
});
export type FileDecision = z.infer<typeof fileDecisionSchema>;
