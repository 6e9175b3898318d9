import { OpenAPIHono } from '@hono/zod-openapi';
import type { Endpoint } from './endpoint';
import type { ProblemCode } from './problem';
import { problems, refusals } from './routes/documented';
import { EVENTS } from './stream/news';

const DESCRIPTION = [
  'How other programs of this machine reach the one life that lives here: what is sent is a stimulus in its queue, and',
  'what is answered is a view of it.',
].join(' ');

/** What an endpoint may be refused with at the doors, beside what is its own. */
function doorsOf(endpoint: Endpoint): readonly ProblemCode[] {
  return [
    'origin',
    'host',
    'rate',
    'too-large',
    ...(endpoint.open ? [] : (['token', 'wrong-tokens'] as const)),
    ...(endpoint.body === null ? [] : (['media-type', 'not-json'] as const)),
    ...(endpoint.query === null && endpoint.params === null && endpoint.body === null
      ? []
      : (['invalid'] as const)),
  ];
}

/** The OpenAPI document, made of the very schemas by which requests are read and views described. */
export function documentOf(endpoints: readonly Endpoint[], version: string): object {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono();
  openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  // What the stream tells is JSON within text, which OpenAPI has no word for: its schemas are there by their names.
  for (const [event, schema] of Object.entries(EVENTS)) openAPIRegistry.register(`Event.${event}`, schema);
  for (const endpoint of endpoints) {
    const { query, params, headers, body, documented, path } = endpoint;
    for (const method of endpoint.methods) {
      openAPIRegistry.registerPath({
        ...documented,
        method: method.toLowerCase() as 'get',
        path,
        security: endpoint.open ? [] : [{ token: [] }],
        request: {
          ...(query === null ? {} : { query: query as never }),
          ...(params === null ? {} : { params: params as never }),
          ...(headers === null ? {} : { headers: headers as never }),
          ...(body === null
            ? {}
            : { body: { required: true, content: { 'application/json': { schema: body } } } }),
        },
        responses: merged(documented.responses, refusals(...doorsOf(endpoint), ...endpoint.refused), {
          default: problems('Refused in another way: `code` says which.'),
        }),
      });
    }
  }
  return getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Life: the channel', version, description: DESCRIPTION },
  });
}

/** What an endpoint answers itself is not written over. */
const merged = (
  ...parts: readonly Endpoint['documented']['responses'][]
): Endpoint['documented']['responses'] =>
  Object.assign({}, ...[...parts].reverse()) as Endpoint['documented']['responses'];
