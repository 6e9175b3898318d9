import { powerMonitor } from 'electron';
import type { DesktopProbe } from './probe';

/** The state `idle` is of no interest here: whoever reads the seconds draws that line. */
const NEVER_IDLE_S = 1_000_000_000;

/** What electron knows of the person and the power. Nothing here throws. */
export const desktopProbe: DesktopProbe = {
  isLocked: () => {
    const state = quietly(() => powerMonitor.getSystemIdleState(NEVER_IDLE_S));
    return state === null || state === 'unknown' ? null : state === 'locked';
  },
  idleS: () => quietly(() => powerMonitor.getSystemIdleTime()),
  isOnBattery: () => quietly(() => powerMonitor.isOnBatteryPower()),
};

/** The screen's lock as it happens, where the system says so: macOS and Windows. The look finds it elsewhere. */
export function onScreenLock(tell: () => void): void {
  powerMonitor.on('lock-screen', tell);
  powerMonitor.on('unlock-screen', tell);
}

function quietly<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null;
  }
}
