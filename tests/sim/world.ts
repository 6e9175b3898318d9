import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { LifeHost } from '../../src/main/runtime/life-host';
import type { LifeKeeper } from '../../src/main/runtime/life-keeper';
import type { LifeState } from '../../src/main/life/state';
import { stateHash } from '../../src/main/vault/digest';
import type { LifeFolder } from '../../src/main/vault/home';
import { Refusal } from '../../src/shared/refusal';
import type { Stimulus } from '../../src/shared/commands';
import { natural } from '../../src/main/life/presets/natural';
import { newborn } from '../support/lives';
import { Chance } from './chance';
import { Disk, ground, ProcessDeath, type DeathKind } from './disk';
import { anomaliesOf, examine, folderOf } from './examine';
import { SimBench } from './sim-bench';
import { SimClock } from './sim-clock';
import { ticksInAbsence, Violation, Witness } from './witness';

/** More would only be repeats of the same. */
const SENT_KEPT = 32;
const BORN_MS = Date.UTC(2026, 0, 1);
/** What a loss of power may take. */
const LOST_MS_MAX = 1000;
/** In every so many worlds lives live on in their absence, up to so many ticks. */
const LIVES_ON_EVERY = 3;
const LIVED_ON_TICKS_MAX = 900;
/** Somebody whose life does not wake tries again so often before the disk is mended. */
const STARTS_ON_A_BAD_DISK = 3;

/**
 * One machine in which one home is lived in: process after process, each with the real LifeHost, on a disk and by a
 * clock that misbehave. It knows how to let a process begin, die and be followed by the next; what happens in
 * between, the actions say.
 */
export class World {
  readonly chance: Chance;
  readonly disk: Disk;
  readonly witness: Witness;
  /** A file on another disk, which is in order. */
  readonly elsewhere: string;
  readonly #seed: number;
  readonly #print: (line: string) => void;
  readonly #digest = createHash('sha256');
  readonly #tickIntervalMs: number;
  readonly #failingHooks: boolean;
  #wallMs = BORN_MS;
  /** Time before the process that is under way. */
  #beforeMs = 0;
  readonly #ruined = new Set<string>();
  #births = 0;
  #stimuli = 0;
  #promised: ReturnType<Witness['promised']> = new Map();
  #running: { readonly host: LifeHost; readonly clock: SimClock; readonly bench: SimBench } | null = null;
  /** What is worth counting, over all processes. */
  readonly counts = { acknowledged: 0, repeated: 0, refused: 0, starts: 0, startsRefused: 0, examined: 0 };

  /** @param root where the home lies; removed at the end */
  constructor(seed: number, root: string, print: (line: string) => void) {
    this.#seed = seed;
    this.#print = print;
    this.elsewhere = `${root}.taken`;
    this.chance = new Chance(seed);
    const log = (line: string) => this.log(line);
    this.disk = new Disk(root, new Chance(this.chance.u32()), log);
    this.witness = new Witness(this.disk, () => this.#nowMs());
    this.#tickIntervalMs = this.chance.pick([1000, 1000, 250, 100]);
    this.#failingHooks = this.chance.happens(0.2);
    ground.disk = this.disk;
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
  }

  log(line: string): void {
    this.#digest.update(line);
    this.#print(line);
  }

  /** Stands for all that happened: two runs of one seed must have the same. */
  digest(): string {
    return this.#digest.copy().digest('hex').slice(0, 16);
  }

  get host(): LifeHost {
    return this.#present.host;
  }
  get clock(): SimClock {
    return this.#present.clock;
  }
  get bench(): SimBench {
    return this.#present.bench;
  }
  get keeper(): LifeKeeper {
    const { keeper } = this.host;
    if (keeper === null) throw new Violation('no life is awake');
    return keeper;
  }
  get tickIntervalMs(): number {
    return this.#tickIntervalMs;
  }
  get isDead(): boolean {
    return this.disk.dead !== null;
  }

  newborn(): LifeState {
    const state = newborn(this.#seed * 100 + ++this.#births, {
      ...natural,
      tickIntervalMs: this.#tickIntervalMs,
    });
    const identity = { ...state.identity, bornAtMs: this.#wallMs };
    if (this.#seed % LIVES_ON_EVERY !== 0) return { ...state, identity };
    const capMs = Math.max(60_000, LIVED_ON_TICKS_MAX * this.#tickIntervalMs);
    return { ...state, identity: { ...identity, absence: { rule: 'live-on', capMs } } };
  }

  /** Begins a process on the home as it lies there, and sees that it found all that was promised. */
  async start(): Promise<void> {
    for (let tries = 1; ; tries++) {
      const after = this.disk.dead === null ? null : this.disk.rise();
      if (after === 'power') this.witness.allowLoss(LOST_MS_MAX);
      this.disk.closeAll();
      this.#running = null;
      this.#promised = this.witness.promised();
      const up = this.#open();
      await this.settle();
      if (this.isDead) continue;
      if (up) break;
      this.counts.startsRefused += 1;
      if (this.disk.weather.is === 'clear') throw new Violation('a life could not be woken from a good disk');
      if (tries >= STARTS_ON_A_BAD_DISK) this.disk.weather = { is: 'clear' };
      this.#wallMs += 1000 * this.chance.between(1, 100);
    }
    this.#examineWoken();
  }

  /**
   * @param absenceMs how long nobody is there; below zero where the clock is set back meanwhile
   * @param meanwhile what becomes of the life's folder while nobody is there
   */
  async leave(absenceMs: number, meanwhile?: (folder: LifeFolder) => void): Promise<void> {
    const { host, bench, clock } = this.#present;
    const { lifeId } = this.keeper.view.identity;
    bench.end();
    this.attempt('leave', () => host.sleep());
    this.#passAway(clock, absenceMs);
    if (this.disk.dead === null) {
      this.disk.closeAll();
      this.disk.calm(() => meanwhile?.(folderOf(this.disk.root, lifeId)));
    }
    this.#running = null;
    await this.start();
  }

  /** Damage is not found before somebody looks: until then a life may look better than it is. */
  ruined(lifeId: string, safeTick: number): void {
    this.witness.ruined(lifeId, safeTick);
    this.#ruined.add(lifeId);
  }

  /** After a death: what is left of the process goes, and the next one begins. */
  async rise(absenceMs: number): Promise<void> {
    this.#passAway(this.clock, absenceMs);
    this.#running = null;
    await this.settle();
    await this.start();
  }

  die(kind: DeathKind): void {
    try {
      this.disk.die('a moment of its own', kind);
    } catch (error) {
      if (!(error instanceof ProcessDeath)) throw error;
    }
  }

  /** Does what may be refused. @returns `null` where it was, or where the process died of it */
  attempt<Result>(what: string, act: () => Result): Result | null {
    try {
      const result = act();
      return this.isDead ? null : result;
    } catch (error) {
      this.failed(what, error);
      return null;
    }
  }

  /** A refusal is an answer; anything else is a bug, but for what comes of a death. */
  failed(what: string, error: unknown): void {
    if (this.isDead) return;
    if (!(error instanceof Refusal)) throw new Violation(`${what}: ${textOf(error)}`);
    this.log(`  ${what} was refused: ${error.said.key}`);
  }

  /** Waits for long work while life goes on. @returns `null` as `attempt` */
  async during<Result>(what: string, work: () => Promise<Result>): Promise<Result | null> {
    const state: { is: 'open' | 'done' | 'failed'; result: Result | null; error: unknown } = {
      ...{ is: 'open', result: null, error: null },
    };
    const { bench } = this.#present;
    // Also what throws at once is an answer.
    (async () => work())().then(
      (result) => Object.assign(state, { is: 'done', result }),
      (error: unknown) => Object.assign(state, { is: 'failed', error }),
    );
    while (state.is === 'open' && !this.isDead) {
      bench.advance();
      if (this.chance.happens(0.5)) this.clock.pass(this.#tickIntervalMs);
      await this.settle();
    }
    if (state.is === 'failed') this.failed(what, state.error);
    return state.is === 'done' && !this.isDead ? state.result : null;
  }

  /** Time passes; ticks come as late as the machine makes them. */
  async pass(ms: number): Promise<void> {
    const sliceMs = Math.max(2000, ms / 20);
    for (let left = ms; left > 0 && !this.isDead; left -= sliceMs) {
      const latenessMs = this.chance.happens(0.85)
        ? this.chance.unit() * 5
        : this.chance.magnitude(1, this.chance.pick([90, 5000]));
      this.clock.pass(Math.min(left, sliceMs), latenessMs);
      if (this.bench.busy && this.chance.happens(0.7)) this.bench.advance();
      await this.settle();
    }
  }

  stimulate(stimulus: Omit<Stimulus, 'note'>): void {
    const number = ++this.#stimuli;
    this.#send(number, { ...stimulus, note: String(number) });
  }

  /** Something that was sent before comes again, under its key: also what nobody was answered for. */
  stimulateAgain(): void {
    const lifeId = this.#present.host.keeper?.view.identity.lifeId;
    const sent = lifeId === undefined ? [] : [...this.witness.of(lifeId).sent];
    if (sent.length === 0) return;
    const [number, { stimulus }] = this.chance.pick(sent);
    this.witness.of(lifeId ?? '').again.add(number);
    this.#send(number, stimulus);
  }

  #send(number: number, stimulus: Stimulus): void {
    const { host } = this.#present;
    const lifeId = host.keeper?.view.identity.lifeId;
    if (lifeId === undefined) return;
    const known = this.witness.of(lifeId);
    const before = known.sent.get(number)?.seq ?? null;
    if (before === null) {
      // Until there is an answer nobody knows.
      known.doubtful.add(number);
      known.sent.set(number, { stimulus, seq: null });
      if (known.sent.size > SENT_KEPT) known.sent.delete([...known.sent.keys()][0] ?? 0);
    }
    const isNew = !known.again.has(number);
    const taken = this.attempt(`stimulus ${number}`, () =>
      host.receive([stimulus], { key: `sim-${number}`, digest: 'd'.repeat(64) }),
    );
    if (this.isDead) return;
    const seq = taken?.receipts[0]?.seq ?? null;
    if (before !== null) {
      if (taken !== null && (!taken.repeated || seq !== before))
        throw new Violation(`stimulus ${number} was record ${before} and is taken again as ${seq}`);
      if (taken !== null) this.counts.repeated += 1;
    } else if (seq === null) {
      // Of one that came again nobody knows yet whether it was taken the first time.
      if (!isNew) return;
      known.doubtful.delete(number);
      known.sent.delete(number);
      known.refused.add(number);
      this.counts.refused += 1;
    } else {
      known.doubtful.delete(number);
      known.sent.set(number, { stimulus, seq });
      known.acknowledged.push(number);
      this.counts.acknowledged += 1;
      if (taken?.repeated === true) this.counts.repeated += 1;
    }
  }

  /** Lets all that waits for nothing but its turn come to its end. */
  async settle(): Promise<void> {
    await new Promise(setImmediate);
    const [violation] = this.witness.violations;
    if (violation !== undefined) throw new Violation(violation);
  }

  /** All that was promised of every life that is here, once all that was lived is written. */
  examineAll(): void {
    this.#ruined.clear();
    this.disk.calm(() => {
      this.keeper.landmark();
      for (const lifeId of this.witness.lifeIds) this.#examine(lifeId);
      this.#examineAwake();
      const written = anomaliesOf(folderOf(this.disk.root, this.keeper.view.identity.lifeId));
      if (written !== JSON.stringify(this.keeper.anomalies)) {
        throw new Violation('what the monitor found is not what is written of it');
      }
    });
  }

  /** Leaves nothing behind. */
  end(): void {
    const { root, dead } = this.disk;
    this.disk.closeAll();
    ground.disk = null;
    for (const path of [root, dead?.grave ?? root, this.elsewhere])
      rmSync(path, { recursive: true, force: true });
  }

  /** A process has ended; nobody is there for a while. */
  #passAway(clock: SimClock, absenceMs: number): void {
    this.#wallMs = clock.wallMs() + absenceMs;
    this.#beforeMs += clock.monotonicMs() + Math.max(0, absenceMs);
  }

  /** Never goes back, whatever clocks are set to. */
  #nowMs(): number {
    return this.#beforeMs + (this.#running?.clock.monotonicMs() ?? 0);
  }

  get #present() {
    if (this.#running === null) throw new Error('no process is under way');
    return this.#running;
  }

  /** @returns whether a life is awake */
  #open(): boolean {
    this.counts.starts += 1;
    const clock = new SimClock(this.#wallMs);
    const bench = new SimBench();
    const host = this.attempt('opening', () =>
      LifeHost.open({
        ...{ homePath: this.disk.root, owner: 'app', clock, bench },
        schedule: () => ({ everyMinutes: 3, keep: 3 }),
        hooks: this.#failingHooks ? { onTick: () => this.#failNowAndThen() } : {},
        onTrouble: (where, error) => this.#troubled(where, error),
      }),
    );
    if (host === null) return false;
    this.#running = { host, clock, bench };
    this.witness.follow(host);
    host.on('notice', ({ severity, message }) => {
      if (!this.isDead) this.log(`  ${severity}: ${message.key}`);
    });
    this.attempt('waking', () => host.start(this.newborn()));
    if (this.isDead) return false;
    if (host.keeper !== null) return true;
    const reason = host.none()?.reason;
    this.log(`  nobody is awake: ${reason?.key ?? 'no reason'}`);
    this.attempt('leaving', () => host.sleep());
    return false;
  }

  #examineWoken(): void {
    const { tick, identity } = this.keeper.view;
    this.log(`  awake at tick ${tick}`);
    this.disk.calm(() => this.#examineAwake());
    const promised = this.#promised.get(identity.lifeId);
    if (promised === undefined) return;
    const { safeTick, seenTick } = promised;
    if (tick < safeTick) {
      throw new Violation(`ticks are lost: it woke at tick ${tick}, and was promised ${safeTick}`);
    }
    // One may have been written and not been seen any more.
    if (tick > seenTick + 1 + ticksInAbsence(this.keeper.view)) {
      throw new Violation(`it woke at tick ${tick}, and only ${seenTick} were ever lived`);
    }
  }

  #examineAwake(): void {
    const { keeper } = this;
    if (this.#ruined.has(keeper.view.identity.lifeId)) return;
    const { stateHash: found, tick } = this.#examine(keeper.view.identity.lifeId);
    if (!this.witness.unsaved && found !== stateHash(keeper.state())) {
      throw new Violation(`the journal leads to another state than the living one, at tick ${tick}`);
    }
  }

  #examine(lifeId: string) {
    const known = this.witness.of(lifeId);
    const upToDate = !this.witness.unsaved && lifeId === this.keeper.view.identity.lifeId;
    const report = examine(folderOf(this.disk.root, lifeId), known, upToDate);
    this.counts.examined += 1;
    if (report.tick < known.safeTick) {
      throw new Violation(`ticks of ${lifeId} are lost: ${report.tick} of ${known.safeTick} are there`);
    }
    return report;
  }

  #failNowAndThen(): void {
    if (this.chance.happens(0.01)) throw new Error('a hook that fails');
  }

  #troubled(where: string, error: unknown): void {
    if (this.isDead || where.startsWith('on')) return;
    const isTold = error instanceof Refusal;
    this.log(`  trouble in ${where}: ${isTold ? error.said.key : textOf(error)}`);
    // Neither a tick nor what the monitor finds may be lost to a disk.
    if (!isTold || where === 'tick' || where === 'monitor')
      this.witness.violations.push(`trouble in ${where}: ${textOf(error)}`);
  }
}

const textOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
