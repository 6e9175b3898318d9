import { endpoint, json } from '../endpoint';
import { wireOf, z } from '../wire/wire';
import { ok } from './documented';

/** What a watchdog asks. */
interface HealthView {
  /** A living life is here, and its time flows or is meant to stand still. */
  readonly ok: boolean;
  readonly life: null | {
    readonly lifeId: string;
    readonly name: string;
    readonly alive: boolean;
    readonly asleep: boolean;
    readonly tick: number;
    /** How late the last tick was, and how late one usually is, ms. */
    readonly lateMs: number;
    readonly usualLateMs: number;
    /** How long ago the last tick was, ms. */
    readonly sinceTickMs: number;
  };
}

const healthSchema = wireOf<HealthView>()(
  z
    .strictObject({
      ok: z.boolean(),
      life: z
        .strictObject({
          lifeId: z.string(),
          name: z.string(),
          alive: z.boolean(),
          asleep: z.boolean(),
          tick: z.number(),
          lateMs: z.number(),
          usualLateMs: z.number(),
          sinceTickMs: z.number(),
        })
        .nullable(),
    })
    .openapi('Health', { description: 'Whether a living life is here, and how well its time is kept.' }),
);

export const health = endpoint({
  methods: ['GET'],
  path: '/v1/health',
  kind: 'look',
  documented: {
    summary: 'Whether a living life is here, and how late its ticks are',
    responses: {
      200: ok(healthSchema, 'A living life is here.'),
      503: ok(healthSchema, 'No living life is here.'),
    },
  },
  answer: ({ room }) => {
    const push = room.copies.life?.push;
    if (push === undefined) return json({ ok: false, life: null } satisfies HealthView, 503);
    const { view, heartbeat } = push;
    const told: HealthView = {
      ok: view.alive,
      life: {
        lifeId: view.identity.lifeId,
        name: view.identity.name,
        alive: view.alive,
        asleep: view.asleep,
        tick: view.tick,
        lateMs: heartbeat.jitterMs,
        usualLateMs: heartbeat.usualJitterMs,
        sinceTickMs: Math.max(0, Date.now() - heartbeat.atMs),
      },
    };
    return json(told, view.alive ? 200 : 503);
  },
});
