import { sinceBirthOf } from '../../../../../shared/books';
import type { CourseQuery } from '../../../../../shared/past';
import { refusalOf } from '../asking';
import { endpoint, json } from '../endpoint';
import { POINTS_MAX } from '../limits';
import { Problem, problem } from '../problem';
import { wrong } from '../reading';
import type { Room } from '../room';
import { courseSchema, wireCourse } from '../wire/course';
import { z } from '../wire/wire';
import { ok } from './documented';
import { MS_MAX, whole } from './parameters';

const POINTS_USUAL = 600;
const ms = (description: string) => whole({ min: 0, max: MS_MAX }, description).optional();

const querySchema = z.strictObject({
  from: ms('ms since birth, by the books of the life; its birth where nothing is said.'),
  to: ms('ms since birth; now where nothing is said.'),
  last: ms('Instead of both: so many ms up to now.'),
  points: whole(
    { min: 1, max: POINTS_MAX },
    `How many points at most; ${POINTS_USUAL} where nothing is said.`,
  ).optional(),
});
type Query = z.infer<typeof querySchema>;

export const history = endpoint({
  methods: ['GET'],
  path: '/v1/history',
  kind: 'question',
  query: querySchema,
  documented: {
    summary: 'The course of a stretch of life',
    responses: { 200: ok(courseSchema, 'As many points as fit, and every gap that touches the stretch.') },
  },
  refused: ['no-life', 'busy', 'unavailable', 'unanswered'],
  answer: async ({ room, query }) => {
    const asked = stretchOf(room, query);
    if (asked instanceof Problem) return asked;
    const answer = await room.asking.ask('history', asked);
    if (answer instanceof Problem) return answer;
    return answer.ok ? json(wireCourse(answer.value)) : refusalOf(answer);
  },
});

function stretchOf(
  { copies }: Room,
  { from, to, last, points = POINTS_USUAL }: Query,
): CourseQuery | Problem {
  if (copies.life === null) return problem('no-life');
  const nowMs = sinceBirthOf(copies.life.push.view);
  if (last !== undefined) {
    if (from !== undefined || to !== undefined)
      return wrong('query', 'last', { must: 'alone', others: 'from, to' });
    return { fromMs: Math.max(0, nowMs - last), toMs: nowMs, pointsMax: points };
  }
  const stretch = { fromMs: from ?? 0, toMs: to ?? Math.max(nowMs, from ?? 0), pointsMax: points };
  return stretch.toMs < stretch.fromMs ? wrong('query', 'to', { must: 'after', other: 'from' }) : stretch;
}
