import type { LifeHost } from '../../src/main/runtime/life-host';
import type { Stimulus } from '../../src/shared/commands';
import type { LifePush, LifeView } from '../../src/shared/views';
import type { Disk } from './disk';

/** Something that must never be was seen. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** A completed tick that was seen while everything was written. */
interface Mark {
  readonly tick: number;
  readonly ageMs: number;
  /** When it was seen, ms on a clock that only ever runs on. */
  readonly seenMs: number;
  /** The newest tick that was safe before it was seen: an absence that is lived is told in leaps. */
  readonly beforeTick: number;
}

/** What somebody outside was told of one life, and may rely on. */
export interface Known {
  /** Numbers of the stimuli that were acknowledged, in order. */
  readonly acknowledged: number[];
  /** What was sent lately under a key, and the record that its sender was answered with; null while there was no answer. */
  readonly sent: Map<number, { readonly stimulus: Stimulus; readonly seq: number | null }>;
  /** Sent, and the process died before it could answer. */
  readonly doubtful: Set<number>;
  readonly refused: Set<number>;
  /** Sent more than once. */
  readonly again: Set<number>;
  /** The newest tick that must never be lost again. */
  safeTick: number;
  /** The newest that were seen, oldest first: what of them power may take depends on when it goes. */
  marks: readonly Mark[];
  /** The newest tick that was ever seen. */
  seenTick: number;
}

/** More than fit into the time that a loss of power may take. */
const MARKS_KEPT = 64;

/** Watches from outside, as the window does, and remembers what was promised. */
export class Witness {
  readonly violations: string[] = [];
  readonly #lives = new Map<string, Known>();
  readonly #disk: Disk;
  readonly #nowMs: () => number;
  /** Something lived is not on disk. */
  unsaved = false;
  /** Ticks that were seen, over all lives. */
  ticks = 0;
  #outages = 0;
  #tellings = 0;
  #last: { readonly seq: number; readonly lifeId: string; readonly tick: number } | null = null;

  constructor(disk: Disk, nowMs: () => number) {
    this.#disk = disk;
    this.#nowMs = nowMs;
  }

  of(lifeId: string): Known {
    let known = this.#lives.get(lifeId);
    if (known === undefined) {
      known = {
        acknowledged: [],
        sent: new Map(),
        again: new Set(),
        doubtful: new Set(),
        refused: new Set(),
        safeTick: 0,
        marks: [],
        seenTick: 0,
      };
      this.#lives.set(lifeId, known);
    }
    return known;
  }

  get lifeIds(): readonly string[] {
    return [...this.#lives.keys()];
  }

  /** What may be relied on now, life by life. */
  promised(): ReadonlyMap<string, Readonly<Pick<Known, 'safeTick' | 'seenTick'>>> {
    return new Map(
      [...this.#lives].map(([lifeId, { safeTick, seenTick }]) => [lifeId, { safeTick, seenTick }]),
    );
  }

  /** Its database was damaged: it goes on from what is left, and nobody can promise what that holds. */
  ruined(lifeId: string, safeTick: number): void {
    const known = this.of(lifeId);
    for (const number of known.acknowledged.splice(0)) known.doubtful.add(number);
    known.sent.clear();
    known.safeTick = safeTick;
    known.marks = [];
  }

  /** Power was lost: what was lived, or became past, in the last moments may be gone. */
  allowLoss(ms: number): void {
    const nowMs = this.#nowMs();
    for (const known of this.#lives.values()) {
      const newest = known.marks.at(-1);
      if (newest === undefined) continue;
      const isKept = ({ ageMs, seenMs }: Mark) => ageMs <= newest.ageMs - ms && seenMs <= nowMs - ms;
      // Before the oldest that is remembered there was something that waited for the disk.
      known.safeTick =
        known.marks.filter(isKept).at(-1)?.tick ?? Math.max(0, known.marks[0]?.beforeTick ?? 0);
      // What was still there after it stays.
      known.marks = [];
    }
  }

  /** A new process begins. */
  follow(host: LifeHost): void {
    this.unsaved = false;
    this.#outages = 0;
    this.#tellings = 0;
    this.#last = null;
    host.on('push', (push) => this.#alive(() => this.#pushed(push)));
    host.on('safety', ({ unsavedReason }) =>
      this.#alive(() => {
        const unsaved = unsavedReason !== null;
        if (unsaved && !this.unsaved) this.#outages += 1;
        this.unsaved = unsaved;
      }),
    );
    host.on('replaced', () =>
      this.#alive(() => {
        this.unsaved = isUnsaved(host);
        // Another keeper tells for itself.
        this.#outages += 1;
      }),
    );
    host.on('notice', ({ severity, message: { key } }) =>
      this.#alive(() => {
        if (key === 'runtime.host.tickFailed') this.violations.push('a tick could not be lived');
        if (severity === 'error' && UNWRITTEN.test(key)) this.#tellings += 1;
        if (this.#tellings > this.#outages) this.violations.push(`told more than once: ${key}`);
      }),
    );
  }

  #alive(act: () => void): void {
    // A ghost says nothing: its process is gone.
    if (this.#disk.dead === null) act();
  }

  #pushed({ seq, view }: LifePush): void {
    const { lifeId } = view.identity;
    const known = this.of(lifeId);
    const last = this.#last;
    // The first of a keeper: what it woke to may be less than what was seen before.
    if (seq === 1) known.seenTick = view.tick;
    if (last !== null && seq !== 1 && last.lifeId === lifeId) {
      if (seq !== last.seq + 1) this.violations.push(`push ${seq} follows push ${last.seq}`);
      if (view.tick < last.tick || view.tick > last.tick + 1 + ticksInAbsence(view)) {
        this.violations.push(`tick ${view.tick} follows tick ${last.tick}`);
      }
    }
    this.#last = { seq, lifeId, tick: view.tick };
    if (view.tick > known.seenTick) {
      this.ticks += 1;
      known.seenTick = view.tick;
    }
    if (this.unsaved || view.tick < known.safeTick) return;
    const beforeTick = ticksInAbsence(view) === 0 ? view.tick - 1 : Math.min(known.safeTick, view.tick - 1);
    known.safeTick = view.tick;
    const mark = { tick: view.tick, ageMs: view.ageMs, seenMs: this.#nowMs(), beforeTick };
    if (known.marks.at(-1)?.tick !== view.tick) known.marks = [...known.marks, mark].slice(-MARKS_KEPT);
  }
}

/** How many ticks a life may live at once when it comes back. */
export const ticksInAbsence = ({ identity: { absence }, policy }: LifeView): number =>
  absence?.rule === 'live-on' ? absence.capMs / policy.tickIntervalMs : 0;

/** Why what is lived cannot be written. */
const UNWRITTEN = /^errors\.database\.|^errors\.file\.|^runtime\.host\.(unwritable|unsaved)$/;

const isUnsaved = (host: LifeHost): boolean => (host.keeper?.safety.unsavedSinceMs ?? null) !== null;
