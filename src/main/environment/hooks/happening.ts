import type { HookEvent } from '../../../shared/hook-limits';
import { say } from '../../../shared/i18n';
import type { Anomaly, LifeView, Vitals } from '../../../shared/views';
import type {
  AnomalyKind,
  AnomalySubject,
  DeathCause,
  Origin,
  Phase,
  Severity,
} from '../../../shared/vocabulary';

/** What a hook is told, as one JSON object; docs/SENSES-AND-HOOKS.md explains each field to whoever reads it. */
export interface HookHappening {
  readonly event: HookEvent;
  /** Nothing happened: a person tries the hook. */
  readonly test: boolean;
  /** Wall-clock time, ISO 8601. */
  readonly at: string;
  readonly life: { readonly id: string; readonly name: string; readonly policy: string };
  readonly tick: number;
  readonly ageMs: number;
  readonly phase: Phase;
  readonly vitals: Vitals;
  /** Of a birth alone. */
  readonly origin?: Origin;
  /** Of an anomaly alone. */
  readonly anomaly?: HookAnomaly;
  /** Of a death alone. */
  readonly death?: { readonly cause: DeathCause };
}

export interface HookAnomaly {
  readonly id: number;
  readonly kind: AnomalyKind;
  readonly severity: Severity;
  readonly subject: AnomalySubject;
  readonly fromTick: number;
  readonly observed: number;
  readonly expected: Anomaly['expected'];
  /** In English. */
  readonly said: string;
}

type Own = Pick<HookHappening, 'origin' | 'anomaly' | 'death'>;

export function happeningOf(event: HookEvent, view: LifeView, atMs: number, own: Own = {}): HookHappening {
  const { identity, policy, tick, ageMs, phase, vitals } = view;
  return {
    event,
    test: false,
    at: new Date(atMs).toISOString(),
    life: { id: identity.lifeId, name: identity.name, policy: policy.name },
    ...{ tick, ageMs, phase, vitals },
    ...own,
  };
}

export const anomalyOf = (anomaly: Anomaly): HookAnomaly => {
  const { id, kind, severity, subject, fromTick, observed, expected, message } = anomaly;
  return { id, kind, severity, subject, fromTick, observed, expected, said: say(message) };
};

const EXAMPLE_LIFE = { id: '00000000-0000-4000-8000-000000000000', name: 'Example', policy: 'natural' };
const EXAMPLE: Readonly<Record<HookEvent, Own>> = {
  birth: { origin: 'born' },
  degrade: {},
  recover: {},
  anomaly: {
    anomaly: {
      ...{ id: 0, kind: 'vital-low', severity: 'grave', subject: 'energy', fromTick: 0, observed: 8.2 },
      expected: { low: 20, high: null },
      said: 'This is a test: nothing was found.',
    },
  },
  death: { death: { cause: 'energy' } },
};

/** A happening that did not happen, of the life that lives here or, where none does, of an example. */
export function testHappening(event: HookEvent, view: LifeView | null, atMs: number): HookHappening {
  const phase = ({ degrade: 'degrade', death: 'terminated' } as const)[event as 'death'] ?? 'run';
  return {
    event,
    test: true,
    at: new Date(atMs).toISOString(),
    life:
      view === null
        ? EXAMPLE_LIFE
        : { id: view.identity.lifeId, name: view.identity.name, policy: view.policy.name },
    tick: view?.tick ?? 0,
    ageMs: view?.ageMs ?? 0,
    phase,
    vitals: view?.vitals ?? { energy: 100, integrity: 1, stability: 1 },
    ...EXAMPLE[event],
  };
}

/** What a program can read without parsing anything. */
export const variablesOf = (happening: HookHappening): Readonly<Record<string, string>> => ({
  LIFE_EVENT: happening.event,
  LIFE_TEST: happening.test ? '1' : '0',
  LIFE_ID: happening.life.id,
  LIFE_NAME: happening.life.name,
  LIFE_TICK: String(happening.tick),
  LIFE_PHASE: happening.phase,
  LIFE_SEVERITY: happening.anomaly?.severity ?? '',
});
