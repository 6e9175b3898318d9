import { z } from 'zod';
import { ANOMALIES_IN_FILE_MAX } from '../../shared/limits';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.int();
const count = z.int().min(0);

/** A record of the journal: seq, atMs, lastAtMs, tick, sinceMs, count, input (canonical JSON), hash. */
const row = z.tuple([count, whole, whole, count, count, z.int().min(1), z.string().max(100_000), hash]);

/** A state that a replay begins with, and the place in the journal it belongs to. Checked when it is lived again. */
const beginning = z.strictObject({
  seq: count,
  hash,
  tick: count,
  atMs: whole,
  stateHash: hash,
  state: z.unknown(),
});

/** The whole journal of a life inside its `.life` file; see docs/FORMAT.md. */
export const pastSchema = z.strictObject({
  beginnings: z.array(beginning).min(1).max(10_000),
  journal: z.array(row).max(10_000_000),
  anomalies: z.array(z.record(z.string(), z.unknown())).max(ANOMALIES_IN_FILE_MAX),
});
export type PastInFile = z.infer<typeof pastSchema>;
export type RowInFile = PastInFile['journal'][number];
