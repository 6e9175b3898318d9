import { localMinuteOfDay } from '../../runtime/clock';
import type { Sense } from '../../../shared/senses';
import { busyShare, cpuTimes, type CpuTimes } from './cpu-load';
import { onBattery, readSupplies, type Supply } from './power-supply';
import { hourReading, idleReading, loadReading } from './rules';
import type { Reading } from './two-sided';

/** The senses that are read now and then; sleep is told by the system itself. */
export type PolledSense = Exclude<Sense, 'sleep'>;

/** What is read now: the side, and whether this machine tells of it at all. */
export interface Look {
  readonly reading: Reading;
  readonly isTold: boolean;
}

/** Reads the machine. Never throws or rejects; what cannot be read is not told. */
export interface Probe {
  look(sense: PolledSense): Look | Promise<Look>;
  /** The sense was switched off: what was kept of it is of no use any more. */
  forget(sense: PolledSense): void;
}

/** What the desktop itself tells of its person, and of its power where it does. */
export interface DesktopProbe {
  /** `null` where it does not tell. */
  isLocked(): boolean | null;
  /** Seconds without a key or a pointer; `null` where it does not tell. */
  idleS(): number | null;
  isOnBattery(): boolean | null;
}

export interface ProbeNeeds {
  readonly desktop: DesktopProbe;
  readonly platform: NodeJS.Platform;
  readonly nowMs: () => number;
  readonly times?: () => CpuTimes;
  readonly supplies?: () => Promise<readonly Supply[]>;
  readonly minuteOfDay?: (atMs: number) => number;
}

const UNTOLD: Look = { reading: null, isTold: false };
const told = (reading: Reading): Look => ({ reading, isTold: true });
const firstSide = (is: boolean | null): Look => (is === null ? UNTOLD : told(is ? 0 : 1));

/** This machine, read by what its system has. */
export class MachineProbe implements Probe {
  readonly #needs: ProbeNeeds;
  #times: CpuTimes | null = null;

  constructor(needs: ProbeNeeds) {
    this.#needs = needs;
  }

  look(sense: PolledSense): Look | Promise<Look> {
    const { desktop, platform, nowMs, supplies = readSupplies, minuteOfDay = localMinuteOfDay } = this.#needs;
    switch (sense) {
      case 'lock':
        return firstSide(desktop.isLocked());
      case 'idle': {
        const idleS = desktop.idleS();
        return idleS === null ? UNTOLD : told(idleReading(idleS));
      }
      case 'power':
        if (platform !== 'linux') return firstSide(desktop.isOnBattery());
        return supplies().then((all) => firstSide(onBattery(all)));
      case 'load':
        return this.#load();
      case 'hour':
        return told(hourReading(minuteOfDay(nowMs())));
    }
  }

  forget(sense: PolledSense): void {
    if (sense === 'load') this.#times = null;
  }

  #load(): Look {
    const before = this.#times;
    const now = (this.#needs.times ?? cpuTimes)();
    this.#times = now;
    // The first look has nothing to be compared with, and a system without counters never has.
    if (now.allMs === 0) return UNTOLD;
    const share = before === null ? null : busyShare(before, now);
    return told(share === null ? null : loadReading(share));
  }
}
