import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { PROCESS_CONDITIONS } from '../../../../shared/processes';
import { DYNAMICS, PHASES, SEVERITIES, VITALS } from '../../../../shared/vocabulary';
import type { Copies } from './copies';
import type { ProblemCode } from './problem';

/** What a request was, for those who count: of what nobody means there is one kind. */
const NO_ROUTE = 'other';

interface Sources {
  readonly copies: Copies;
  readonly streams: () => number;
  readonly asksUnderWay: () => number;
}

/** The life and the channel as Prometheus reads them. Figures of the life are read from the copies when it asks. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Tally<'route' | 'method' | 'status'> = new Map();
  readonly #refusals: Tally<'code'> = new Map();

  constructor(sources: Sources) {
    const registers = [this.#registry];
    lifeFigures(this.#registry, sources.copies);
    new Counter({
      name: 'life_channel_requests_total',
      help: 'Requests that are over, by what they asked and how it ended',
      labelNames: ['route', 'method', 'status'],
      registers,
      collect: asTallied(this.#requests),
    });
    new Counter({
      name: 'life_channel_refusals_total',
      help: 'Requests that were refused, by why',
      labelNames: ['code'],
      registers,
      collect: asTallied(this.#refusals),
    });
    gauge(registers, 'life_channel_streams', 'Programs that listen to the stream', sources.streams);
    gauge(
      registers,
      'life_channel_asks',
      'Requests that wait for an answer of the life',
      sources.asksUnderWay,
    );
    // Memory and time are the whole process's; the heap and the delay of its loop are those of this thread.
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  done(route: string | null, method: string, status: number): void {
    const known = route === null ? { route: NO_ROUTE, method: NO_ROUTE } : { route, method };
    tally(this.#requests, `${known.route} ${known.method} ${status}`, () => ({
      ...known,
      status: String(status),
    }));
  }

  refused(code: ProblemCode): void {
    tally(this.#refusals, code, () => ({ code }));
  }

  end(): void {
    this.#registry.clear();
  }
}

/** Counts that cost next to nothing in a flood; they become figures when somebody asks. */
type Tally<Label extends string> = Map<string, { readonly labels: Record<Label, string>; count: number }>;

function tally<Label extends string>(
  all: Tally<Label>,
  key: string,
  labels: () => Record<Label, string>,
): void {
  const known = all.get(key);
  if (known === undefined) all.set(key, { labels: labels(), count: 1 });
  else known.count += 1;
}

const asTallied = <Label extends string>(all: Tally<Label>) =>
  function (this: Counter<Label>): void {
    this.reset();
    for (const { labels, count: times } of all.values())
      this.inc(labels as Partial<Record<Label, string>>, times);
  };

function gauge(registers: Registry[], name: string, help: string, value: () => number | undefined): void {
  new Gauge({
    name,
    help,
    registers,
    collect() {
      const now = value();
      this.reset();
      if (now === undefined) this.remove();
      else this.set(now);
    },
  });
}

/** A count that is kept elsewhere and only rises while one life is here. */
function count(registers: Registry[], name: string, help: string, value: () => number | undefined): void {
  new Counter({
    name,
    help,
    registers,
    collect() {
      const now = value();
      this.reset();
      if (now === undefined) this.remove();
      else this.inc(now);
    },
  });
}

/** One gauge with a value for each of these words. */
function gauges<Word extends string>(
  registers: Registry[],
  [name, help, label]: readonly [name: string, help: string, label: string],
  words: readonly Word[],
  value: (word: Word) => number | undefined,
): void {
  new Gauge({
    name,
    help,
    labelNames: [label],
    registers,
    collect() {
      this.reset();
      for (const word of words) {
        const now = value(word);
        if (now !== undefined) this.set({ [label]: word }, now);
      }
    },
  });
}

function lifeFigures(registry: Registry, copies: Copies): void {
  const registers = [registry];
  const view = () => copies.life?.push.view;
  const heartbeat = () => copies.life?.push.heartbeat;
  const one = (name: string, help: string, value: () => number | undefined): void =>
    gauge(registers, name, help, value);
  const seconds = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / 1000);

  new Gauge({
    name: 'life_info',
    help: 'Who lives here; always 1',
    labelNames: ['life_id', 'name', 'policy'],
    registers,
    collect() {
      this.reset();
      const now = view();
      if (now === undefined) return;
      this.set({ life_id: now.identity.lifeId, name: now.identity.name, policy: now.policy.name }, 1);
    },
  });
  one('life_alive', '1 while it lives', () => truth(view()?.alive));
  one('life_asleep', '1 while it sleeps', () => truth(view()?.asleep));
  gauges(registers, ['life_phase', '1 for the phase it is in', 'phase'], PHASES, (phase) =>
    truth(is(view()?.phase, phase)),
  );
  gauges(
    registers,
    ['life_vital', 'Energy in [0, 100]; integrity and stability in [0, 1]', 'vital'],
    VITALS,
    (vital) => view()?.vitals[vital],
  );
  gauges(
    registers,
    ['life_dynamic', 'Slow inner quantities: tension, fatigue and noise in [0, 1], drift from 0', 'dynamic'],
    DYNAMICS,
    (dynamic) => view()?.dynamics[dynamic],
  );
  count(registers, 'life_ticks_total', 'Ticks lived since birth', () => view()?.tick);
  count(registers, 'life_late_ticks_total', 'Ticks that came late', () => view()?.trace.lateTicks);
  one('life_age_seconds', 'Time lived', () => seconds(view()?.ageMs));
  one('life_downtime_seconds', 'Time not lived', () => seconds(view()?.downtimeMs));
  one('life_inner_rate', 'Inner seconds per second', () => view()?.innerRate);
  one('life_tick_lateness_seconds', 'How late the last tick was', () => seconds(heartbeat()?.jitterMs));
  one('life_tick_usual_lateness_seconds', 'How late a tick of the last minute usually was', () =>
    seconds(heartbeat()?.usualJitterMs),
  );
  one('life_last_tick_timestamp_seconds', 'When the last tick was, Unix time', () =>
    seconds(heartbeat()?.atMs),
  );
  one('life_queue_pending', 'Stimuli that wait for a coming tick', () => view()?.queue.pending);
  one('life_queue_capacity', 'Stimuli that can wait', () => view()?.queue.capacity);
  gauges(registers, ['life_open_anomalies', 'Anomalies that are open', 'severity'], SEVERITIES, (severity) =>
    copies.life === null ? undefined : copies.openAnomalies()[severity],
  );
  gauges(
    registers,
    ['life_processes', 'Adopted processes, by what is held of them', 'condition'],
    PROCESS_CONDITIONS,
    (wanted) => copies.processes.filter(({ condition }) => condition === wanted).length,
  );
}

/** Whether a word is this one; undefined where there is none. */
const is = <Word>(word: Word | undefined, wanted: Word): boolean | undefined =>
  word === undefined ? undefined : word === wanted;

const truth = (value: boolean | undefined): number | undefined =>
  value === undefined ? undefined : Number(value);
