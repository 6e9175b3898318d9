import type { ProcessPicture, ProcessReport } from '../../../shared/processes';

type Recent = ProcessPicture['recent'];

/** So many entries at most. */
const ENTRIES_MAX = 120;

interface Entry {
  readonly atMs: number;
  readonly progress: number | null;
  readonly vitals: Readonly<Record<string, number>>;
}

/** The newest entries of what a process tells, for a small chart. Bounded; O(1) per report. */
export class RecentCourse {
  #entries: Entry[] = [];

  meet({ progress, vitals }: ProcessReport, atMs: number): void {
    this.#entries.push({ atMs, progress, vitals });
    if (this.#entries.length > ENTRIES_MAX) this.#entries.shift();
  }

  get recent(): Recent {
    const names = [...new Set(this.#entries.flatMap(({ vitals }) => Object.keys(vitals)))];
    return {
      atMs: this.#entries.map(({ atMs }) => atMs),
      progress: this.#entries.map(({ progress }) => progress),
      vitals: Object.fromEntries(
        names.map((name) => [name, this.#entries.map(({ vitals }) => vitals[name] ?? null)]),
      ),
    };
  }
}
