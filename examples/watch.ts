/*
 * Watches a life: one line for each tick, one for whatever happens. Ctrl+C ends it.
 *
 *   LIFE_URL=http://127.0.0.1:53127 LIFE_TOKEN=life_... node examples/watch.ts
 */
import { LifeClient, type Json } from './life-client.ts';

const say = (line: string): void => console.log(`${new Date().toISOString()}  ${line}`);

const vitalsOf = ({ vitals }: Json): string =>
  `energy ${vitals.energy.toFixed(1)}, integrity ${vitals.integrity.toFixed(3)}, stability ${vitals.stability.toFixed(3)}`;

const LINES: Readonly<Record<string, (data: Json) => string>> = {
  state: ({ view, openAnomalies }) =>
    `at tick ${view.tick}: ${view.phase}, ${vitalsOf(view)}; open anomalies ${JSON.stringify(openAnomalies)}`,
  tick: ({ view }) => `tick ${view.tick}: ${vitalsOf(view)}`,
  happening: ({ happening }) => `happening: ${JSON.stringify(happening)}`,
  phase: ({ from, to, cause }) => `phase: from ${from} to ${to}, ${cause}`,
  anomaly: ({ kind, severity, message }) => `anomaly: ${kind}, ${severity}. ${message.said}`,
  death: ({ tick, cause }) => `it died at tick ${tick}: ${cause} was used up`,
  life: ({ life }) => (life === null ? 'no life is here now' : `another life is here: ${life.name}`),
  process: ({ name, condition, because }) => `process ${name}: ${condition}. ${because.said}`,
  released: ({ name }) => `process ${name} is adopted no longer`,
  reset: ({ reason, missed }) => `missed ${missed ?? 'some'} events: ${reason}`,
};

for await (const { event, data } of new LifeClient({ name: 'watch' }).stream()) {
  say(LINES[event]?.(data) ?? `${event}: ${JSON.stringify(data)}`);
}
