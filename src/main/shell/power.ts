import { powerMonitor } from 'electron';
import { isolated, type Log } from './log';

export interface Sleeper {
  suspend(): void;
  resume(): void;
}

/** The machine's sleep is downtime, not a very late tick. */
export function followPower(sleeper: Sleeper, quit: () => void, log: Log): void {
  powerMonitor.on('suspend', () => isolated(log, 'Suspending', () => sleeper.suspend()));
  powerMonitor.on('resume', () => isolated(log, 'Resuming', () => sleeper.resume()));
  // The machine waits a moment for those who ask; nothing here needs longer.
  powerMonitor.on('shutdown', () => quit());
}
