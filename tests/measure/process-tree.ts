import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second wherever this runs. */
const CLOCK_TICKS_PER_S = 100;

export interface Load {
  readonly processes: number;
  /** Part of one core, in percent. */
  readonly cpuPercent: number;
  /** Proportional set size: shared pages are counted once. */
  readonly pssMb: number;
}

/** What a process and all below it cost, over a while. */
export async function loadOf(rootPid: number, durationMs: number): Promise<Load> {
  const before = cpuSecondsBelow(rootPid);
  const startedMs = performance.now();
  await new Promise((wake) => setTimeout(wake, durationMs));
  const elapsedS = (performance.now() - startedMs) / 1000;
  const after = cpuSecondsBelow(rootPid);
  const pids = below(rootPid);
  const pssKb = pids.reduce((sum, pid) => sum + pssKbOf(pid), 0);
  return {
    processes: pids.length,
    cpuPercent: ((after - before) / elapsedS) * 100,
    pssMb: pssKb / 1024,
  };
}

interface Stat {
  readonly pid: number;
  readonly parentPid: number;
  readonly cpuTicks: number;
}

function statOf(pid: number): Stat | null {
  try {
    // The name in parentheses may hold anything; what follows the last one is in columns.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const columns = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [, parentPid] = columns;
    return { pid, parentPid: Number(parentPid), cpuTicks: Number(columns[11]) + Number(columns[12]) };
  } catch {
    return null; // It has ended meanwhile.
  }
}

function below(rootPid: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
  const found = [rootPid];
  for (const pid of found)
    found.push(...all.filter(({ parentPid }) => parentPid === pid).map((stat) => stat.pid));
  return found;
}

const cpuSecondsBelow = (rootPid: number): number =>
  below(rootPid).reduce((sum, pid) => sum + (statOf(pid)?.cpuTicks ?? 0), 0) / CLOCK_TICKS_PER_S;

function pssKbOf(pid: number): number {
  try {
    const [, kb = '0'] = /^Pss:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kb);
  } catch {
    return 0;
  }
}
