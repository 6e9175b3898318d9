import type { RouteConfig } from '@hono/zod-openapi';
import { PROBLEMS, PROBLEM_TYPE, type ProblemBody, type ProblemCode } from '../problem';
import { wireOf, z } from '../wire/wire';

type Responses = RouteConfig['responses'];
type Documented = Responses[string];

const CODES = Object.keys(PROBLEMS) as ProblemCode[];

const problemSchema = wireOf<ProblemBody>()(
  z
    .strictObject({
      type: z.string(),
      title: z.string(),
      status: z.int(),
      detail: z.string(),
      code: z.enum(CODES),
      field: z.string().optional(),
    })
    .openapi('Problem', {
      description: 'RFC 9457: what was refused, where, and what to do next. Nothing has changed.',
    }),
);

export const ok = (schema: z.ZodType, description: string, headers?: z.ZodObject): Documented => ({
  description,
  content: { 'application/json': { schema } },
  ...(headers === undefined ? {} : { headers }),
});

export const problems = (description: string): Documented => ({
  description,
  content: { [PROBLEM_TYPE]: { schema: problemSchema } },
});

/** Every problem an endpoint may answer with, by status. */
export function refusals(...codes: readonly ProblemCode[]): Responses {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(PROBLEMS[code], [...(byStatus.get(PROBLEMS[code]) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [String(status), problems(`Refused: ${group.join(', ')}.`)]),
  );
}
