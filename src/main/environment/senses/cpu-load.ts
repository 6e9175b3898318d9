import { cpus } from 'node:os';

/** Time of all processors together since the machine was started, ms. */
export interface CpuTimes {
  readonly busyMs: number;
  readonly allMs: number;
}

/** Shorter stretches say more about the counters' grain than about load. */
const STRETCH_MIN_MS = 100;

export function cpuTimes(): CpuTimes {
  let busyMs = 0;
  let idleMs = 0;
  for (const { times } of cpus()) {
    busyMs += times.user + times.nice + times.sys + times.irq;
    idleMs += times.idle;
  }
  return { busyMs, allMs: busyMs + idleMs };
}

/**
 * The share of the processors' time spent working between two looks, in [0, 1]; `null` where that cannot be told: too
 * short a stretch, counters that went back (after the machine's sleep, a processor that was taken out), or none at all.
 */
export function busyShare(before: CpuTimes, now: CpuTimes): number | null {
  const allMs = now.allMs - before.allMs;
  const busyMs = now.busyMs - before.busyMs;
  if (!(allMs >= STRETCH_MIN_MS) || !(busyMs >= 0) || busyMs > allMs) return null;
  return busyMs / allMs;
}
