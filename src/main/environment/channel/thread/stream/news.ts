import type { ProcessPicture } from '../../../../../shared/processes';
import type { Anomaly, Identity, LifePush, TraceEntry } from '../../../../../shared/views';
import type { Language, Phase, Vital } from '../../../../../shared/vocabulary';
import { anomalySchema, wireAnomaly } from '../wire/anomaly';
import { traceEntrySchema } from '../wire/happening';
import { each, heartbeatSchema, lifeViewSchema, outlookSchema, stateSchema } from '../wire/life';
import { processNews, processNewsSchema } from '../wire/process';
import { orNull, sayAll, wireOf, z } from '../wire/wire';
import { PHASES, VITALS } from '../../../../../shared/vocabulary';
import type { News } from './ring';

interface PhaseNews {
  readonly tick: number;
  readonly from: Phase;
  readonly to: Phase;
  readonly cause: string;
}

interface DeathNews {
  readonly tick: number;
  readonly cause: Vital;
}

/** Another life is here now; null: none. */
interface LifeNews {
  readonly life: { readonly lifeId: string; readonly name: string } | null;
}

/** Why a reader is not given what came after the id it named. */
export const RESET_REASONS = ['gap', 'another-life', 'another-process', 'unknown-id'] as const;
export interface ResetNews {
  readonly reason: (typeof RESET_REASONS)[number];
  /** How many events it misses; null where that cannot be known. */
  readonly missed: number | null;
}

/** What each event carries. */
export const EVENTS = {
  state: stateSchema,
  tick: wireOf<Omit<LifePush, 'seq' | 'trace'> & { readonly push: number }>()(
    z
      .strictObject({
        push: z.number(),
        view: lifeViewSchema,
        heartbeat: heartbeatSchema,
        outlook: orNull(outlookSchema),
      })
      .openapi('TickNews'),
  ),
  happening: traceEntrySchema,
  phase: wireOf<PhaseNews>()(
    z
      .strictObject({ tick: z.number(), from: z.enum(PHASES), to: z.enum(PHASES), cause: z.string() })
      .openapi('PhaseNews'),
  ),
  anomaly: anomalySchema,
  death: wireOf<DeathNews>()(
    z.strictObject({ tick: z.number(), cause: z.enum(VITALS) }).openapi('DeathNews'),
  ),
  life: wireOf<LifeNews>()(
    z.strictObject({ life: each(['lifeId', 'name'] as const, z.string()).nullable() }).openapi('LifeNews'),
  ),
  process: processNewsSchema,
  released: wireOf<{ readonly name: string }>()(z.strictObject({ name: z.string() }).openapi('ReleasedNews')),
  reset: wireOf<ResetNews>()(
    z.strictObject({ reason: z.enum(RESET_REASONS), missed: z.number().nullable() }).openapi('ResetNews'),
  ),
} as const satisfies Record<string, z.ZodType>;
export type EventName = keyof typeof EVENTS;

/** When each event comes, for the page and the document. */
export const EVENT_WORDS: Readonly<Record<EventName, string>> = {
  state: 'The whole state: at the start, after a reset, and when another life is here.',
  tick: 'After every input that was folded in: the view, the heartbeat, the outlook.',
  happening: 'Something happened: an event, an action, a memory, a gap.',
  phase: 'Its phase changed.',
  anomaly: 'An anomaly was found, or what is known of it changed.',
  death: 'The life died.',
  life: 'Another life is here now, or none.',
  process: 'What is held of an adopted process changed.',
  released: 'A process is adopted no longer.',
  reset: 'Events after the id that was named are missed: what is known has to be begun anew.',
};

const mute = (event: EventName, value: unknown): News => ({ event, data: () => value, spoken: false });
const spoken = (event: EventName, data: (language: Language) => unknown): News => ({
  event,
  data,
  spoken: true,
});

/** What a push tells, in the order in which it happened. */
export function* newsOfPush({ seq, view, heartbeat, outlook, trace }: LifePush): Iterable<News> {
  for (const entry of trace) {
    yield mute('happening', entry);
    yield* special(entry);
  }
  yield mute('tick', { push: seq, view, heartbeat, outlook });
}

function* special({ happening }: TraceEntry): Iterable<News> {
  if (happening.kind === 'phase') {
    const { tick, from, to, cause } = happening;
    yield mute('phase', { tick, from, to, cause } satisfies PhaseNews);
  }
  if (happening.kind === 'death') {
    const { tick, cause } = happening;
    yield mute('death', { tick, cause } satisfies DeathNews);
  }
}

/** Those that are new or are not as they were; oldest first. */
export const newsOfAnomalies = (before: readonly Anomaly[], now: readonly Anomaly[]): readonly News[] => {
  const known = new Map(before.map((anomaly) => [anomaly.id, JSON.stringify(anomaly)]));
  return now
    .filter((anomaly) => known.get(anomaly.id) !== JSON.stringify(anomaly))
    .sort((one, other) => one.id - other.id)
    .map((anomaly) => spoken('anomaly', (language) => wireAnomaly(anomaly, language)));
};

/** Reports alone are no news: only what is held of a process is. */
export function* newsOfProcesses(
  before: readonly ProcessPicture[],
  now: readonly ProcessPicture[],
): Iterable<News> {
  const known = new Map(before.map((picture) => [picture.name, signOf(picture)]));
  for (const picture of now) {
    if (known.get(picture.name) !== signOf(picture)) {
      const told = processNews(picture);
      yield spoken('process', (language) => ({ ...told, because: sayAll(told.because, language) }));
    }
    known.delete(picture.name);
  }
  for (const name of known.keys()) yield mute('released', { name });
}

const signOf = (picture: ProcessPicture): string => {
  const { condition, sinceMs, openFindings } = processNews(picture);
  return `${condition} ${sinceMs} ${openFindings}`;
};

export const newsOfLife = (identity: Identity | null): News =>
  mute('life', {
    life: identity === null ? null : { lifeId: identity.lifeId, name: identity.name },
  } satisfies LifeNews);

export const newsOfReset = (reset: ResetNews): News => mute('reset', reset);

export const newsOfState = (text: (language: Language) => unknown): News => spoken('state', text);
