import { writeSync } from 'node:fs';
import { systemClock } from '../../src/main/runtime/clock';
import { LifeHost } from '../../src/main/runtime/life-host';
import { Refusal } from '../../src/shared/refusal';
import { firstState } from './first-state';

/*
 * A process to be killed: the real house on the real disk by the real clock. It says what it has completed right
 * after it has, so that whoever kills it knows what must not be lost.
 *   child.mjs HOME FIRST_STIMULUS [MS_TO_LIVE]
 */
const [homePath = '', firstStimulus = '1', msToLive = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);

const host = LifeHost.open({
  ...{ homePath, owner: 'cli', clock: systemClock },
  schedule: () => ({ everyMinutes: 1, keep: 4 }),
  onTrouble: (where, error) => say(`trouble ${where}: ${String(error)}`),
});
let tick = -1;
host.on('push', ({ view }) => {
  if (tick < 0) say(`woke ${view.tick}`);
  else if (view.tick !== tick) say(`tick ${view.tick}`);
  tick = view.tick;
});
host.start(firstState());
if (host.keeper === null) {
  say(`nobody ${host.none()?.reason?.key ?? ''}`);
  process.exit(1);
}

let next = Number(firstStimulus);
/** Between two ticks as often as not. */
setInterval(() => stimulate(), 7);
setInterval(() => save(), 150);
if (msToLive !== '') setTimeout(() => goToSleep(), Number(msToLive));

function stimulate(): void {
  const number = next++;
  const type = (['noise', 'recovery', 'idle'] as const)[number % 3] ?? 'idle';
  try {
    host.stimulate({ type, intensity: 0.05, source: 'crash', note: String(number) });
    say(`ack ${number}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(`refused ${number}`);
  }
}

function save(): void {
  say('save');
  host.saveSnapshot();
  say('saved');
}

function goToSleep(): void {
  host.sleep();
  say('slept');
  process.exit(0);
}
