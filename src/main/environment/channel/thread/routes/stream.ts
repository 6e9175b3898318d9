import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { endpoint } from '../endpoint';
import { EVENT_WORDS } from '../stream/news';
import { z } from '../wire/wire';

const events = Object.entries(EVENT_WORDS).map(([event, words]) => `- \`${event}\`: ${words}`);

export const stream = endpoint({
  methods: ['GET'],
  path: '/v1/stream',
  kind: 'stream',
  headers: z.object({
    'last-event-id': z.string().optional().openapi({
      description: 'The last id that was read: what came after it is told, where it is still known.',
    }),
  }),
  documented: {
    summary: 'What happens, as it happens: server-sent events',
    description: ['Each event is a line of JSON.', ...events].join('\n'),
    responses: {
      200: {
        description: 'Goes on until one side ends it.',
        content: { 'text/event-stream': { schema: z.string() } },
      },
    },
  },
  refused: ['streams'],
  answer: ({ room, language, request, response }) => {
    if (request.method === 'HEAD') {
      return new Response(null, { headers: { 'content-type': 'text/event-stream' } });
    }
    const lastId = request.headers['last-event-id'];
    const refused = room.streams.open(response, language, typeof lastId === 'string' ? lastId : null);
    return refused ?? RESPONSE_ALREADY_SENT;
  },
});
