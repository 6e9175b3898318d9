import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { systemClock } from '../../src/main/runtime/clock';
import { LifeHost } from '../../src/main/runtime/life-host';
import { Refusal } from '../../src/shared/refusal';
import { firstState } from '../crash/first-state';

/*
 * A real house on a disk that somebody else fills. It says all that it tells a person, and does what it is told:
 * `stimulate NUMBER`, `save`, `sleep`.
 *   child.js HOME
 */
const [homePath = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);

const host = LifeHost.open({
  ...{ homePath, owner: 'cli', clock: systemClock },
  schedule: () => ({ everyMinutes: 1, keep: 4 }),
  onTrouble: (where, error) => {
    if (!(error instanceof Refusal)) say(`bug ${where}: ${String(error)}`);
  },
});
host.on('notice', ({ severity, message }) => say(`notice ${severity} ${message.key}`));
host.on('safety', ({ unsavedReason }) => say(`unsaved ${unsavedReason?.key ?? 'nothing'}`));
let tick = -1;
host.on('push', ({ view }) => {
  if (view.tick !== tick) say(`tick ${view.tick}`);
  tick = view.tick;
});
host.start(firstState());
if (host.keeper === null) say(`nobody ${host.none()?.reason?.key ?? ''}`);

const DOING: Readonly<Record<string, (word: string) => void>> = {
  stimulate: (note) => void host.stimulate({ type: 'idle', intensity: 0.05, source: 'full-disk', note }),
  save: () => void host.saveSnapshot(),
  sleep: () => {
    host.sleep();
    say('slept');
    process.exit(0);
  },
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const [verb = '', word = ''] = line.split(' ');
  try {
    DOING[verb]?.(word);
    say(`done ${line}`);
  } catch (error) {
    say(error instanceof Refusal ? `refused ${line} ${error.said.key}` : `bug ${line}: ${String(error)}`);
  }
});
