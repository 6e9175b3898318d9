import { endpoint, jsonText } from '../endpoint';
import { problem } from '../problem';
import { stateSchema } from '../wire/life';
import { z } from '../wire/wire';
import { ok } from './documented';

/** Whether what a program has is still so. @param ifNoneMatch as RFC 9110 writes it: a list, or `*` */
const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(',').some((part) => {
    const tag = part.trim();
    return tag === '*' || tag === etag || tag === `W/${etag}`;
  });

const etagHeader = z.object({
  ETag: z.string().openapi({ description: 'Of this state: changes with everything that is told.' }),
});

export const state = endpoint({
  methods: ['GET'],
  path: '/v1/state',
  kind: 'look',
  headers: z.object({ 'if-none-match': z.string().optional() }),
  documented: {
    summary: 'One consistent picture of the life that lives here',
    responses: {
      200: ok(stateSchema, 'The state after the newest input.', etagHeader),
      304: { description: 'It is still as the ETag says.', headers: etagHeader },
    },
  },
  refused: ['no-life'],
  answer: ({ room, language, request }) => {
    const written = room.copies.state(language);
    if (written === null) return problem('no-life');
    const headers = { etag: written.etag, 'cache-control': 'private, no-cache', vary: 'Accept-Language' };
    return isKnown(request.headers['if-none-match'], written.etag)
      ? new Response(null, { status: 304, headers })
      : jsonText(written.text, 200, headers);
  },
});
