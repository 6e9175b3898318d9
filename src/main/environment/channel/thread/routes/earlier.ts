import { endpoint, json } from '../endpoint';
import { problem } from '../problem';
import { wireOf, z } from '../wire/wire';
import { ok } from './documented';

/* What the original project answered: programs written for it still ask. */

interface EarlierStatus {
  readonly alive: boolean;
  readonly ticks: number;
  /** Seconds. */
  readonly age: number;
  readonly energy: number;
  readonly stability: number;
  readonly integrity: number;
}

const statusSchema = wireOf<EarlierStatus>()(
  z
    .strictObject({
      alive: z.boolean(),
      ticks: z.number(),
      age: z.number(),
      energy: z.number(),
      stability: z.number(),
      integrity: z.number(),
    })
    .openapi('EarlierStatus', { description: 'The state in its old shape; `age` in seconds.' }),
);

export const status = endpoint({
  methods: ['GET'],
  path: '/status',
  kind: 'look',
  documented: {
    summary: 'The state in the shape of the original project',
    description: 'For programs that were written for it. New ones ask /v1/state.',
    responses: { 200: ok(statusSchema, 'The state after the newest input.') },
  },
  refused: ['no-life'],
  answer: ({ room }) => {
    const view = room.copies.life?.push.view;
    if (view === undefined) return problem('no-life');
    const { alive, tick, ageMs, vitals } = view;
    const { energy, stability, integrity } = vitals;
    const told: EarlierStatus = { alive, ticks: tick, age: ageMs / 1000, energy, stability, integrity };
    return json(told);
  },
});

export const clearData = endpoint({
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  path: '/clear-data',
  kind: 'look',
  open: true,
  documented: {
    summary: 'What deleted data in the original project deletes nothing here',
    responses: {},
  },
  refused: ['gone'],
  answer: () => problem('gone'),
});
