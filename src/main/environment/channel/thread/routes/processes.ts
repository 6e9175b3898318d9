import { processNameSchema, processReportSchema, type ProcessPicture } from '../../../../../shared/processes';
import { refusalOf } from '../asking';
import { endpoint, json } from '../endpoint';
import { Problem, problem } from '../problem';
import type { Room } from '../room';
import { processSchema, wireProcess } from '../wire/process';
import { wireOf, z } from '../wire/wire';
import { ok } from './documented';

const paramsSchema = z.strictObject({ name: processNameSchema });

/** Made anew: what was made before the document's library came cannot be named in the document. */
const reportSchema = z.strictObject(processReportSchema.shape).openapi('ProcessReport');

const processesSchema = wireOf<{ readonly processes: readonly ProcessPicture[] }>()(
  z.strictObject({ processes: z.array(processSchema) }).openapi('Processes'),
);

const find = ({ copies }: Room, wanted: string): ProcessPicture | undefined =>
  copies.processes.find(({ name }) => name === wanted);

export const processes = endpoint({
  methods: ['GET'],
  path: '/v1/processes',
  kind: 'look',
  documented: {
    summary: 'All adopted processes',
    responses: { 200: ok(processesSchema, 'In the order in which they were adopted.') },
  },
  answer: ({ room, language }) =>
    json({ processes: room.copies.processes.map((picture) => wireProcess(picture, language)) }),
});

export const process = endpoint({
  methods: ['GET'],
  path: '/v1/processes/{name}',
  kind: 'look',
  params: paramsSchema,
  documented: {
    summary: 'One adopted process',
    responses: { 200: ok(processSchema, 'What it reported, and what is held of it.') },
  },
  refused: ['no-process'],
  answer: ({ room, language, params: { name } }) => {
    const picture = find(room, name);
    return picture === undefined ? problem('no-process', { name }) : json(wireProcess(picture, language));
  },
});

export const report = endpoint({
  methods: ['POST'],
  path: '/v1/processes/{name}/reports',
  kind: 'report',
  params: paramsSchema,
  body: reportSchema,
  documented: {
    summary: 'A process reports under its name; with its first report it is adopted',
    responses: { 200: ok(processSchema, 'What is held of it now.') },
  },
  refused: ['busy', 'full', 'refused', 'unavailable', 'unanswered'],
  answer: async ({ room, language, params: { name }, body }) => {
    const answer = await room.asking.ask('report', { name, report: body });
    if (answer instanceof Problem) return answer;
    return answer.ok ? json(wireProcess(answer.value, language)) : refusalOf(answer);
  },
});

export const release = endpoint({
  methods: ['DELETE'],
  path: '/v1/processes/{name}',
  kind: 'report',
  params: paramsSchema,
  documented: {
    summary: 'A process is adopted no longer',
    responses: { 204: { description: 'It is forgotten; a report adopts it anew.' } },
  },
  refused: ['no-process', 'busy', 'unavailable', 'unanswered'],
  answer: async ({ room, params: { name } }) => {
    if (find(room, name) === undefined) return problem('no-process', { name });
    const answer = await room.asking.ask('release', { name });
    if (answer instanceof Problem) return answer;
    return answer.ok ? new Response(null, { status: 204 }) : refusalOf(answer);
  },
});
