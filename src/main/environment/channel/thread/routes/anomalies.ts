import type { Anomaly } from '../../../../../shared/views';
import { refusalOf } from '../asking';
import { endpoint, json } from '../endpoint';
import { ANOMALIES_MAX } from '../limits';
import { Problem, problem } from '../problem';
import type { Room } from '../room';
import { anomalySchema, wireAnomaly } from '../wire/anomaly';
import { wireOf, z } from '../wire/wire';
import { ok } from './documented';
import { flag, MS_MAX, whole } from './parameters';

interface AnomaliesView {
  /** Newest first. */
  readonly anomalies: readonly Anomaly[];
  /** `beforeId` for those before them; null where there are none. */
  readonly nextBeforeId: number | null;
}

const anomaliesSchema = wireOf<AnomaliesView>()(
  z
    .strictObject({ anomalies: z.array(anomalySchema), nextBeforeId: z.number().nullable() })
    .openapi('Anomalies'),
);

const LIMIT_USUAL = 50;

const querySchema = z.strictObject({
  beforeId: whole({ min: 0, max: MS_MAX }, 'Only those with a smaller id.').optional(),
  limit: whole(
    { min: 1, max: ANOMALIES_MAX },
    `How many at most; ${LIMIT_USUAL} where nothing is said.`,
  ).optional(),
  open: flag('Only those that are open; all where it is false.').optional(),
});

export const anomalies = endpoint({
  methods: ['GET'],
  path: '/v1/anomalies',
  kind: 'question',
  query: querySchema,
  documented: {
    summary: 'What was found not to be as it usually is, newest first',
    responses: { 200: ok(anomaliesSchema, 'The newest, or those before one.') },
  },
  refused: ['no-life', 'busy', 'unavailable', 'unanswered'],
  answer: async ({ room, language, query }) => {
    const { beforeId = MS_MAX, limit = LIMIT_USUAL, open } = query;
    const found = open === true ? openOnes(room, beforeId, limit) : await older(room, beforeId, limit);
    if (found instanceof Problem) return found;
    const last = found.length === limit ? found.at(-1) : undefined;
    return json({
      anomalies: found.map((anomaly) => wireAnomaly(anomaly, language)),
      nextBeforeId: last?.id ?? null,
    });
  },
});

/** All that are open are among the copies. */
function openOnes({ copies }: Room, beforeId: number, limit: number): readonly Anomaly[] | Problem {
  if (copies.life === null) return problem('no-life');
  return copies.life.anomalies
    .filter(({ id, toTick }) => toTick === null && id < beforeId)
    .sort((one, other) => other.id - one.id)
    .slice(0, limit);
}

async function older(
  { asking }: Room,
  beforeId: number,
  limit: number,
): Promise<readonly Anomaly[] | Problem> {
  const answer = await asking.ask('olderAnomalies', { beforeId, limit });
  if (answer instanceof Problem) return answer;
  return answer.ok ? answer.value : refusalOf(answer);
}
