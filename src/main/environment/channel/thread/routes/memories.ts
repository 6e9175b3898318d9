import { refusalOf } from '../asking';
import { endpoint, json } from '../endpoint';
import { Problem } from '../problem';
import { memorySchema } from '../wire/memory';
import { ok } from './documented';

export const memories = endpoint({
  methods: ['GET'],
  path: '/v1/memories',
  kind: 'question',
  documented: {
    summary: 'What the life remembers and expects',
    responses: { 200: ok(memorySchema, 'Its memory as of one tick.') },
  },
  refused: ['no-life', 'busy', 'unavailable', 'unanswered'],
  answer: async ({ room }) => {
    const answer = await room.asking.ask('memories', null);
    if (answer instanceof Problem) return answer;
    return answer.ok ? json(answer.value) : refusalOf(answer);
  },
});
