import { createHash } from 'node:crypto';
import { observerStimulusSchema, type ObserverStimulus } from '../../../../../shared/commands';
import type { StimuliReceipts } from '../../../../../shared/channel';
import type { RequestKey } from '../../protocol';
import { refusalOf } from '../asking';
import { endpoint, json, type Call } from '../endpoint';
import { STIMULI_MAX } from '../limits';
import { Problem, problem } from '../problem';
import { wrong } from '../reading';
import { wireOf, z } from '../wire/wire';
import { ok } from './documented';

const stimulusSchema = z
  .strictObject({
    ...observerStimulusSchema.shape,
    note: observerStimulusSchema.shape.note.default(null),
  })
  .openapi('Stimulus', {
    description: 'What reaches the life. Intensity lies in (0, 1]; a note is for whoever reads the journal.',
  });

const stimuliSchema = z.union([
  stimulusSchema,
  z.strictObject({ stimuli: z.array(stimulusSchema).min(1).max(STIMULI_MAX) }).openapi('Stimuli'),
]);

const receiptsSchema = wireOf<Pick<StimuliReceipts, 'receipts'>>()(
  z
    .strictObject({
      receipts: z.array(z.strictObject({ seq: z.number(), tick: z.number(), urgent: z.boolean() })),
    })
    .openapi('Receipts', {
      description:
        'One for each stimulus, in order: its number in the journal, the tick that will reach it, and whether it has reached the life already.',
    }),
);

const CLIENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const KEY = /^[\x21-\x7e]{1,128}$/;

const headersSchema = z.object({
  'idempotency-key': z.string().regex(KEY).optional().openapi({
    description: 'The same key with the same content is taken once, however often it comes.',
  }),
  'life-client': z.string().regex(CLIENT).optional().openapi({
    description: 'Who sends: the journal then names `channel:<client>` as the source.',
  }),
});

const repeatedHeader = z.object({
  'Idempotency-Replayed': z.enum(['true']).optional().openapi({
    description: 'There where these stimuli had been taken before, under the same key.',
  }),
});

/** Who sends, as the journal names it. */
function sourceOf({ request }: Call): string | Problem {
  const client = request.headers['life-client'];
  if (client === undefined) return 'channel';
  return typeof client === 'string' && CLIENT.test(client)
    ? `channel:${client}`
    : wrong('headers', 'Life-Client', { must: 'pattern', pattern: String(CLIENT) });
}

function keyOf(
  { request }: Call,
  stimuli: readonly ObserverStimulus[],
  source: string,
): RequestKey | null | Problem {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY.test(key)) {
    return wrong('headers', 'Idempotency-Key', { must: 'pattern', pattern: String(KEY) });
  }
  const content = JSON.stringify([
    source,
    stimuli.map(({ type, intensity, note }) => [type, intensity, note]),
  ]);
  return { key, digest: createHash('sha256').update(content).digest('hex') };
}

export const stimuli = endpoint({
  methods: ['POST'],
  path: '/v1/stimuli',
  kind: 'stimuli',
  headers: headersSchema,
  body: stimuliSchema,
  documented: {
    summary: 'Sends one stimulus or many',
    description: 'All of them are taken, or none. The answer comes when they are in the journal.',
    responses: { 201: ok(receiptsSchema, 'They are in the journal.', repeatedHeader) },
  },
  refused: ['busy', 'full', 'no-life', 'refused', 'key-reused', 'unavailable', 'unanswered'],
  answer: async (call) => {
    const sent = 'stimuli' in call.body ? call.body.stimuli : [call.body];
    const source = sourceOf(call);
    if (source instanceof Problem) return source;
    const key = keyOf(call, sent, source);
    if (key instanceof Problem) return key;
    const answer = await call.room.asking.ask('stimuli', { stimuli: sent, source, key });
    if (answer instanceof Problem) return answer;
    // The stimuli have been through the schema: what is invalid to main is the key.
    if (!answer.ok) return answer.code === 'invalid' ? problem('key-reused') : refusalOf(answer);
    const { receipts, repeated } = answer.value;
    return json({ receipts }, 201, repeated ? { 'idempotency-replayed': 'true' } : {});
  },
});
