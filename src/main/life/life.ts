import type { MemoryPicture } from '../../shared/memory';
import type { Appraisal, Happening, Identity, LifeView } from '../../shared/views';
import { EVENT_TYPES } from '../../shared/vocabulary';
import { Ambient } from './ambient';
import { EventQueue } from './event-queue';
import { Generator } from './generator';
import { Homeostasis } from './homeostasis';
import { InnerTime } from './inner-time';
import type { LifeInput } from './input';
import { Lifecycle } from './lifecycle';
import { Meaning, type Perceived } from './meaning';
import { Memory } from './memory';
import { metabolise } from './metabolism';
import type { Policy } from './policy';
import { clampUnit } from './range';
import { SelfState } from './self-state';
import type { LifeState } from './state';
import { StillParts } from './still-parts';

/** The source of events that the organism raises itself. */
export const SELF_SOURCE = 'self';

/** Something that lives along inside each tick; a test can put a failing one in. */
export type Organ = (self: SelfState, dtMs: number) => void;

/**
 * One life: the fold of its inputs. `apply` folds one input in and returns what happened; nothing else changes
 * it. The same state and the same inputs give the same state to the bit, on any machine.
 *
 * The fold is total: an input that does not fit (a tick while asleep, anything after death) changes nothing.
 * `refuses` tells a door beforehand, so that a sender can be told why.
 */
export class Life {
  readonly identity: Identity;
  readonly #self: SelfState;
  readonly #generator: Generator;
  readonly #inner: InnerTime;
  readonly #lifecycle: Lifecycle;
  readonly #meaning: Meaning;
  readonly #memory: Memory;
  readonly #homeostasis: Homeostasis;
  readonly #organs: readonly Organ[];
  readonly #dayOffsetMs: number;
  #policy: Policy;
  #ambient: Ambient;
  #queue: EventQueue;
  #asleep: boolean;
  #tick: number;
  #ageMs: number;
  #downtimeMs: number;
  #errors: number;
  #hookFailures: number;
  #lateTicks: number;
  #happenings: Happening[] = [];
  readonly #stillParts = new StillParts();

  private constructor(state: LifeState, organs: readonly Organ[]) {
    this.identity = state.identity;
    this.#policy = state.policy;
    this.#self = new SelfState(state);
    this.#generator = Generator.from(state.generator);
    this.#inner = new InnerTime(state.innerMs, state.innerRate);
    this.#lifecycle = new Lifecycle(state.phase, state.phaseSinceTick);
    this.#meaning = new Meaning(state.expectations);
    this.#memory = new Memory(state.memory);
    this.#homeostasis = new Homeostasis(state.action);
    this.#ambient = new Ambient(state.policy.ambient);
    this.#queue = new EventQueue(state.policy.queue.capacity, state.queue);
    this.#organs = organs;
    this.#dayOffsetMs = state.dayOffsetMs;
    this.#asleep = state.asleep;
    this.#tick = state.tick;
    this.#ageMs = state.ageMs;
    this.#downtimeMs = state.downtimeMs;
    this.#errors = state.errors;
    this.#hookFailures = state.hookFailures;
    this.#lateTicks = state.lateTicks;
  }

  /** Goes on from a state, exactly where it was taken. The state itself stays as it is. */
  static from(state: LifeState, organs: readonly Organ[] = []): Life {
    return new Life(state, organs);
  }

  get alive(): boolean {
    return this.#self.alive;
  }
  get asleep(): boolean {
    return this.#asleep;
  }
  get tick(): number {
    return this.#tick;
  }
  get policy(): Policy {
    return this.#policy;
  }
  /** Stimuli that wait for a coming tick. */
  get pending(): number {
    return this.#queue.length;
  }

  /** Why a stimulus would not be taken now, or null. */
  get refuses(): 'dead' | 'asleep' | 'full' | null {
    if (!this.alive) return 'dead';
    if (this.#asleep) return 'asleep';
    return this.#queue.full ? 'full' : null;
  }

  /** Would this stimulus be met at once, between two ticks? */
  isUrgent(stimulus: { readonly type: string; readonly intensity: number }): boolean {
    return stimulus.type === 'shock' && stimulus.intensity >= this.#policy.queue.urgentIntensity;
  }

  /** Folds one input in. @returns what happened, oldest first. */
  apply(input: LifeInput): readonly Happening[] {
    if (!this.alive) return [];
    switch (input.kind) {
      case 'tick':
        if (this.#asleep) return [];
        this.#live(input.dtMs);
        break;
      case 'stimulus':
        this.#receive(input);
        break;
      case 'sleep':
        if (this.#asleep) return [];
        this.#asleep = true;
        this.#happenings.push({ kind: 'sleep', tick: this.#tick });
        break;
      case 'wake':
        this.#wake(input);
        break;
      case 'policy':
        this.#policy = input.policy;
        this.#ambient = new Ambient(input.policy.ambient);
        this.#queue = this.#queue.withCapacity(input.policy.queue.capacity);
        this.#happenings.push({ kind: 'policy', tick: this.#tick, name: input.policy.name });
        break;
      case 'hook-failure':
        this.#hookFailures += 1;
        this.#happenings.push({
          kind: 'hook-failure',
          tick: this.#tick,
          hook: input.hook,
          message: input.message,
        });
        break;
    }
    if (this.#happenings.length === 0) return NOTHING_HAPPENED;
    const happenings = this.#happenings;
    this.#happenings = [];
    return happenings;
  }

  /** One tick, in its fixed order: perceive, act, decay, remember, inner time, lifecycle. */
  #live(dtMs: number): void {
    this.#tick += 1;
    this.#ageMs += dtMs;
    try {
      const policy = this.#policy;
      const self = this.#self;
      const dtS = dtMs / 1000;
      if (dtMs > policy.tickIntervalMs) this.#lag(dtMs);
      if (this.#queue.length > 0) {
        for (const stimulus of this.#queue.drain(policy.queue.perTickMax)) this.#meet(stimulus, false);
      }
      const ambient = this.#ambient.sample(dtMs, this.#generator);
      if (ambient !== null) this.#meet(ambient, false);

      const night = this.#night(policy);
      const turn = this.#homeostasis.decide(self, night, this.#tick, this.#ageMs, policy);
      if (turn !== null) this.#happenings.push(turn);
      metabolise(self, dtS, this.#homeostasis.resting, policy);
      this.#homeostasis.act(self, dtS, policy);
      for (const organ of this.#organs) organ(self, dtMs);

      if (this.#memory.dueAfter(dtMs, policy.memory)) this.#tendMemory(policy);
      this.#inner.pass(dtMs, self, this.#homeostasis.resting, policy.innerTime);
    } catch (error) {
      this.#fault(error);
    }
    this.#follow();
  }

  #receive(input: Extract<LifeInput, { kind: 'stimulus' }>): void {
    if (this.refuses !== null) return;
    const { type, intensity, source, note } = input;
    if (!this.isUrgent(input)) {
      this.#queue.offer({ type, intensity, source, note });
      return;
    }
    this.#meetAtOnce({ type, intensity, source, note });
  }

  /** Between two ticks: dt = 0. */
  #meetAtOnce(event: Perceived): void {
    try {
      this.#meet(event, true);
    } catch (error) {
      this.#fault(error);
    }
    this.#follow();
  }

  #meet(event: Perceived, urgent: boolean): void {
    const appraisal = this.#meaning.meet(
      event,
      this.#self,
      this.#memory,
      this.#tick,
      this.#ageMs,
      this.#policy,
    );
    const { type, intensity, source, note } = event;
    this.#happenings.push({
      kind: 'event',
      tick: this.#tick,
      type,
      intensity,
      source,
      note,
      urgent,
      appraisal,
    });
    this.#remember(event, appraisal);
  }

  #remember({ type, intensity }: Perceived, { significance, effect }: Appraisal): void {
    const innerMs = this.#inner.innerMs;
    const impression = { tick: this.#tick, innerMs, type, intensity, significance, effect, kept: false };
    this.#happenings.push(...this.#memory.perceive(impression, this.#ageMs, this.#policy.memory));
  }

  #lag(dtMs: number): void {
    const nominalMs = this.#policy.tickIntervalMs;
    this.#lateTicks += 1;
    this.#happenings.push({ kind: 'late', tick: this.#tick, dtMs, nominalMs });
    const intensity = clampUnit((dtMs - nominalMs) / this.#policy.lag.fullMs);
    this.#meet({ type: 'lag', intensity, source: SELF_SOURCE, note: null }, false);
  }

  #wake({ gapMs, gap, livesOn }: Extract<LifeInput, { kind: 'wake' }>): void {
    this.#asleep = false;
    this.#downtimeMs += gapMs;
    const woken = { kind: 'wake', tick: this.#tick, gapMs, gap } as const;
    this.#happenings.push(livesOn === true ? { ...woken, livesOn } : woken);
    const halfGapMs = this.#policy.awakening.halfGapS * 1000;
    const intensity = gapMs / (gapMs + halfGapMs);
    if (intensity <= 0) return;
    this.#meetAtOnce({ type: 'awakening', intensity, source: SELF_SOURCE, note: null });
  }

  #tendMemory(policy: Policy): void {
    const resting = this.#homeostasis.resting;
    this.#happenings.push(...this.#memory.tend(resting, this.#tick, this.#ageMs, policy.memory));
    if (!resting || policy.memory.echoPerHour === 0) return;
    const echo = this.#memory.mostVivid;
    const chance = (policy.memory.echoPerHour * policy.memory.upkeepS) / 3600;
    if (echo === null || this.#generator.nextUnit() >= chance) return;
    const intensity = clampUnit(echo.significance * echo.strength);
    if (intensity <= 0) return;
    this.#meet({ type: 'memory-echo', intensity, source: SELF_SOURCE, note: null }, false);
  }

  /** An error inside a tick costs integrity and leaves a trace; life goes on, as stage 05 has it. */
  #fault(error: unknown): void {
    this.#errors += 1;
    const message = error instanceof Error ? error.message : String(error);
    this.#happenings.push({ kind: 'fault', tick: this.#tick, message });
    this.#self.changeIntegrity(-this.#policy.faultIntegrityCost);
  }

  #follow(): void {
    const transition = this.#lifecycle.follow(this.#self, this.#tick, this.#policy.lifecycle);
    if (transition === null) return;
    this.#happenings.push(transition);
    const death = this.#self.death;
    if (death !== null) this.#happenings.push({ kind: 'death', ...death });
  }

  #dayPhase(policy: Policy): number | null {
    if (policy.day === null) return null;
    const lengthMs = policy.day.lengthS * 1000;
    return ((this.#ageMs + this.#dayOffsetMs) % lengthMs) / lengthMs;
  }

  /** 0 by day; rises to 1 and falls back through the night. */
  #night(policy: Policy): number {
    const dayPhase = this.#dayPhase(policy);
    if (dayPhase === null || policy.day === null || dayPhase < policy.day.nightFrom) return 0;
    const through = (dayPhase - policy.day.nightFrom) / (1 - policy.day.nightFrom);
    return 4 * through * (1 - through);
  }

  /** One consistent picture, frozen through and through. */
  view(): LifeView {
    const { tickIntervalMs, name, queue, memory } = this.#policy;
    const parts = this.#stillParts;
    return Object.freeze({
      identity: this.identity,
      policy: parts.policy(name, tickIntervalMs),
      alive: this.alive,
      asleep: this.#asleep,
      phase: this.#lifecycle.phase,
      phaseSinceTick: this.#lifecycle.sinceTick,
      tick: this.#tick,
      ageMs: this.#ageMs,
      innerMs: this.#inner.innerMs,
      innerRate: this.#inner.rate,
      downtimeMs: this.#downtimeMs,
      vitals: Object.freeze(this.#self.vitals),
      dynamics: Object.freeze(this.#self.dynamics),
      arousal: this.#self.arousal,
      action: this.#homeostasis.current,
      actionSinceTick: this.#homeostasis.sinceTick,
      dayPhase: this.#dayPhase(this.#policy),
      memory: parts.memory(this.#memory.shortTermCount, this.#memory.longTermCount, memory.longTermMax),
      queue: parts.queue(this.#queue.length, queue.capacity),
      trace: parts.trace(this.#errors, this.#hookFailures, this.#lateTicks),
      death: this.#self.death,
    });
  }

  /** What it remembers and expects, for reading. */
  memory(): MemoryPicture {
    const { shortTerm, longTerm, patterns } = this.#memory.state();
    const expectations = this.#meaning.state();
    return Object.freeze({
      tick: this.#tick,
      shortTerm,
      shortTermMax: this.#policy.memory.shortTermSize,
      longTerm,
      longTermMax: this.#policy.memory.longTermMax,
      expectations: EVENT_TYPES.filter((type) => expectations[type].count > 0).map((type) => ({
        ...expectations[type],
        type,
      })),
      patterns: [...patterns].sort((one, other) => other.count - one.count),
    });
  }

  /** The whole state as data: enough to go on from. */
  state(): LifeState {
    return {
      version: 1,
      identity: this.identity,
      policy: this.#policy,
      generator: this.#generator.state(),
      asleep: this.#asleep,
      phase: this.#lifecycle.phase,
      phaseSinceTick: this.#lifecycle.sinceTick,
      tick: this.#tick,
      ageMs: this.#ageMs,
      innerMs: this.#inner.innerMs,
      innerRate: this.#inner.rate,
      downtimeMs: this.#downtimeMs,
      dayOffsetMs: this.#dayOffsetMs,
      vitals: this.#self.vitals,
      dynamics: this.#self.dynamics,
      relief: this.#self.relief,
      arousal: this.#self.arousal,
      errors: this.#errors,
      hookFailures: this.#hookFailures,
      lateTicks: this.#lateTicks,
      death: this.#self.death,
      queue: this.#queue.state(),
      action: this.#homeostasis.state(),
      expectations: this.#meaning.state(),
      memory: this.#memory.state(),
    };
  }
}

const NOTHING_HAPPENED: readonly Happening[] = Object.freeze([]);
