import { cpSync, readdirSync, rmSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Chance } from './chance';
import { Ledger } from './ledger';

/** What a call asks of the disk, as far as a fault cares. */
export type CallKind =
  'open' | 'read' | 'begin' | 'write' | 'commit' | 'sync' | 'name' | 'unlink' | 'setting';

/** A lack of room does not show in these. */
const NEEDS_NO_ROOM: readonly CallKind[] = ['open', 'read', 'begin', 'sync', 'unlink'];

export type Fault = 'full' | 'io';

/** What the disk is like for a while. */
export type Weather =
  | { readonly is: 'clear' }
  /** No room: what is small may still find some. */
  | { readonly is: 'full'; readonly refused: number }
  /** Nothing can be written, and little read. */
  | { readonly is: 'broken' }
  /** Now and then something fails. */
  | { readonly is: 'flaky'; readonly failing: number };

export type DeathKind = 'kill' | 'power';

/** The process ends here. Whoever catches it goes on as a ghost: nothing it does reaches the disk any more. */
export class ProcessDeath extends Error {
  override readonly name = 'ProcessDeath';
}

export interface Call<Result> {
  readonly kind: CallKind;
  readonly what: string;
  readonly act: () => Result;
  /** What the caller meets when it fails. */
  readonly fail: (fault: Fault) => never;
  /** What is left when the process dies in the middle of it. */
  readonly half?: () => void;
  /** SQLite alone decides about room at a commit. */
  readonly late?: boolean;
}

const CLEAR: Weather = { is: 'clear' };

/**
 * A disk that can be full, broken or flaky, and at which the process can die between any two calls. Everything a
 * simulated home does on disk passes here, file by file and statement by statement.
 */
export class Disk {
  /** The home as it lies on the real disk. */
  root: string;
  weather: Weather = CLEAR;
  /** How the process ended, and where its home lies as it was at that moment. */
  dead: { readonly kind: DeathKind; readonly during: string; readonly grave: string } | null = null;
  readonly ledger = new Ledger();
  /** How often what was injected. */
  readonly injected = new Map<string, number>();
  readonly #chance: Chance;
  readonly #log: (line: string) => void;
  readonly #open = new Set<{ close(): void }>();
  #doom: { callsLeft: number; readonly kind: DeathKind } | null = null;
  #isCalm = false;
  #graves = 0;
  calls = 0;

  constructor(root: string, chance: Chance, log: (line: string) => void) {
    this.root = root;
    this.#chance = chance;
    this.#log = log;
  }

  get chance(): Chance {
    return this.#chance;
  }

  /** A path below the home as the ledger names it; `null` for any other. */
  inside(path: string): string | null {
    const within = relative(this.root, path);
    return within.startsWith('..') || within.startsWith(sep) ? null : within;
  }

  /** The process dies at that call from now. */
  doom(kind: DeathKind, callsLeft: number): void {
    this.#doom = { kind, callsLeft };
  }

  spare(): void {
    this.#doom = null;
  }

  /** No fault and no death meanwhile: for what is only looked at. */
  calm<Result>(act: () => Result): Result {
    const before = this.#isCalm;
    this.#isCalm = true;
    try {
      return act();
    } finally {
      this.#isCalm = before;
    }
  }

  call<Result>({ kind, what, act, fail, half, late = false }: Call<Result>): Result {
    if (this.#isCalm) return act();
    if (this.dead !== null) throw new ProcessDeath(what);
    this.calls += 1;
    const dies = this.#doom !== null && --this.#doom.callsLeft <= 0;
    if (dies && this.#chance.happens(0.5)) {
      if (this.#chance.happens(0.5)) half?.();
      this.die(what);
    }
    const fault = this.#faultOf(kind, late);
    if (fault !== null) {
      this.#count(`${kind} ${fault}`);
      this.#log(`  fault ${fault} at ${what}`);
      if (dies) this.die(what);
      return fail(fault);
    }
    const result = act();
    if (dies) this.die(what);
    return result;
  }

  /** Ends the process now; its home is copied as it is. */
  die(during: string, kind: DeathKind = this.#doom?.kind ?? 'kill'): never {
    this.#doom = null;
    this.#count(kind);
    this.#log(`  ${kind} at ${during}`);
    this.dead = { kind, during, grave: this.#bury(kind) };
    throw new ProcessDeath(during);
  }

  /** The next process finds what the last one left. */
  rise(): DeathKind {
    if (this.dead === null) throw new Error('nobody died');
    const { kind, grave } = this.dead;
    this.closeAll();
    rmSync(this.root, { recursive: true, force: true });
    this.root = grave;
    this.dead = null;
    return kind;
  }

  opened(connection: { close(): void }): void {
    this.#open.add(connection);
  }
  closed(connection: { close(): void }): void {
    this.#open.delete(connection);
  }

  /** What a dead process had open, the system closes. */
  closeAll(): void {
    this.calm(() => {
      for (const connection of [...this.#open]) connection.close();
    });
  }

  #faultOf(kind: CallKind, late: boolean): Fault | null {
    const { weather } = this;
    if (kind === 'setting') return null;
    switch (weather.is) {
      case 'clear':
        return null;
      case 'full':
        if (late || NEEDS_NO_ROOM.includes(kind)) return null;
        return this.#chance.happens(weather.refused) ? 'full' : null;
      case 'broken':
        return this.#chance.happens(kind === 'read' ? 0.05 : 0.97) ? 'io' : null;
      case 'flaky': {
        const failing = kind === 'read' ? weather.failing / 20 : weather.failing;
        if (!this.#chance.happens(failing)) return null;
        return late || NEEDS_NO_ROOM.includes(kind) ? 'io' : this.#chance.pick(['full', 'io'] as const);
      }
    }
  }

  #bury(kind: DeathKind): string {
    const grave = `${this.root.replace(/~\d+$/, '')}~${++this.#graves}`;
    const logs = readdirSync(this.root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /life\.db.*-wal$/.test(name),
    );
    this.ledger.lookAtLogs(this.root, logs);
    // The index is rebuilt by whoever opens the log next, and the system frees the lock of the dead.
    const filter = (path: string) => !path.endsWith('-shm') && !path.includes('lock.db');
    cpSync(this.root, grave, { recursive: true, preserveTimestamps: true, filter });
    if (kind === 'power') this.ledger.lose(grave, this.#chance);
    return grave;
  }

  #count(what: string): void {
    this.injected.set(what, (this.injected.get(what) ?? 0) + 1);
  }
}

/** The disk of the run that is under way; the doubles of Node's modules ask it. */
export const ground: { disk: Disk | null } = { disk: null };

export const logOf = (root: string, databasePath: string): string => `${relative(root, databasePath)}-wal`;
