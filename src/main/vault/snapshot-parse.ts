import { basename } from 'node:path';
import { z } from 'zod';
import type { Refusal } from '../../shared/refusal';
import type { Message } from '../../shared/views';
import { PHASES } from '../../shared/vocabulary';
import type { LifeState } from '../life/state';
import { canonicalJson, digestOf, stateHash } from './digest';
import type { ParseState } from './parse-state';
import { pastSchema } from './past-in-file';
import { reasonOf, refusal, type VaultKey } from './refuse';
import type { Snapshot } from './snapshot-format';
import { liftSnapshot, SNAPSHOT_FORMAT_VERSION } from './snapshot-migrations';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** What is repeated from the state is only compared with it, so it needs no schema of its own. */
const snapshotSchema = z.strictObject({
  format: z.literal('life-snapshot'),
  formatVersion: z.literal(SNAPSHOT_FORMAT_VERSION),
  app: z.string().max(64),
  reason: z.enum(['schedule', 'manual', 'sleep', 'death', 'birth']),
  savedAtMs: z.int(),
  tick: count,
  ageMs: z.number().min(0),
  phase: z.enum(PHASES),
  identity: z.unknown(),
  journal: z.strictObject({ seq: count, hash, tick: count, lastAtMs: z.int() }),
  stateHash: hash,
  digest: hash,
  policy: z.unknown(),
  state: z.unknown(),
  past: pastSchema.optional(),
});

const REPEATED = [
  'tick',
  'ageMs',
  'phase',
  'identity',
  'policy',
] as const satisfies readonly (keyof LifeState)[];

/** Whether JSON says of itself that it is a snapshot of ours. */
export function claimsToBeSnapshot(content: unknown): content is Record<string, unknown> {
  return isObject(content) && content['format'] === 'life-snapshot';
}

/** @throws Refusal naming the file and what is wrong in it */
export function parseSnapshot(content: unknown, path: string, parseState: ParseState): Snapshot {
  const file = basename(path);
  const refuse = (key: VaultKey, params: Message['params'] = {}, cause?: unknown): Refusal =>
    refusal('damaged', key, { file, ...params }, cause);

  if (!claimsToBeSnapshot(content)) throw refusal('refused', 'file.notSnapshot', { file });
  const version = content['formatVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw refuse('file.badField', { field: 'formatVersion' });
  }
  if (version > SNAPSHOT_FORMAT_VERSION) {
    throw refusal('refused', 'file.newerFormat', { file, version, supported: SNAPSHOT_FORMAT_VERSION });
  }
  if (content['digest'] === undefined) throw refuse('file.missingField', { field: 'digest' });
  if (content['digest'] !== digestOrNull(content)) throw refuse('file.edited');

  const parsed = snapshotSchema.safeParse(liftSnapshot(content, version));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
    throw refuse('file.badField', { field: field === '' ? 'format' : field }, parsed.error);
  }
  const envelope = parsed.data;
  const state = readState(envelope.state, parseState, (why, cause) =>
    refuse('file.badState', { why }, cause),
  );
  for (const field of REPEATED) {
    if (!sameJson(envelope[field], state[field])) throw refuse('file.inconsistent', { field });
  }
  if (envelope.stateHash !== stateHash(state)) throw refuse('file.inconsistent', { field: 'stateHash' });
  const { past, ...fields } = envelope;
  const snapshot = { ...fields, identity: state.identity, policy: state.policy, state };
  return past === undefined ? snapshot : { ...snapshot, past };
}

function readState(
  value: unknown,
  parseState: ParseState,
  refuse: (why: string | Message, cause: unknown) => Refusal,
): LifeState {
  try {
    return parseState(value);
  } catch (error) {
    throw refuse(reasonOf(error), error);
  }
}

/** What no canonical JSON can hold (NaN, lone surrogates) was never digested. */
function digestOrNull(content: object): string | null {
  try {
    return digestOf(content);
  } catch {
    return null;
  }
}

function sameJson(one: unknown, other: unknown): boolean {
  return one !== undefined && canonicalJson(one) === canonicalJson(other);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
