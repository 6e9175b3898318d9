import type { Outlook } from '../../../shared/monitor';
import { VITALS, type Severity } from '../../../shared/vocabulary';
import type { Bench, Rule } from '../bench';
import { Digester } from '../digest/digester';
import type { Moment } from '../observation';
import { TrendRule } from '../outlook/trend-rule';
import { EventRhythmRule } from './event-rhythm';
import { FastFallRule } from './fast-fall';
import { HeartbeatRule } from './heartbeat';
import { isMadeLike } from './learnt-shape';
import { LowVitalRule } from './low-vital';
import { MemoryChurnRule } from './memory-churn';
import { OwnCourseRule } from './own-course';

/** Of what was learned; another one is not read. */
const VERSION = 1;

/** Everything the monitor looks for, and what it has learned to be usual for one life. */
export class Rules implements Rule {
  readonly #falls = VITALS.map((vital) => new FastFallRule(vital));
  readonly #heartbeat = new HeartbeatRule();
  readonly #events = new EventRhythmRule();
  readonly #memory = new MemoryChurnRule();
  readonly #course = new OwnCourseRule();
  readonly #trend = new TrendRule();
  readonly #digester = new Digester();
  readonly #all: readonly Rule[] = [
    ...VITALS.map((vital) => new LowVitalRule(vital)),
    ...this.#falls,
    this.#heartbeat,
    this.#events,
    this.#memory,
    this.#course,
    this.#trend,
    this.#digester,
  ];

  get outlook(): Outlook | null {
    return this.#trend.outlook;
  }

  observe(moment: Moment, bench: Bench): void {
    for (const rule of this.#all) rule.observe(moment, bench);
  }

  /** The digests count what was found. */
  noteOpened(severity: Severity): void {
    this.#digester.noteOpened(severity);
  }

  learnt() {
    return {
      version: VERSION,
      falls: this.#falls.map((rule) => rule.state()),
      heartbeat: this.#heartbeat.state(),
      events: this.#events.state(),
      memory: this.#memory.state(),
      course: this.#course.state(),
      trend: this.#trend.state(),
      digester: this.#digester.state(),
    };
  }

  /**
   * Takes over what `learnt` gave, also by way of JSON. What is of another version, damaged, or no such thing at
   * all is left: it is learned anew.
   */
  restore(learnt: unknown): void {
    if (!isLearnt(learnt, this.learnt())) return;
    const { falls, heartbeat, events, memory, course, trend, digester } = learnt;
    falls.forEach((state, index) => this.#falls[index]?.restore(state));
    this.#heartbeat.restore(heartbeat);
    this.#events.restore(events);
    this.#memory.restore(memory);
    this.#course.restore(course);
    this.#trend.restore(trend);
    this.#digester.restore(digester);
  }
}

type Learnt = ReturnType<Rules['learnt']>;

/** @param pattern what is known of a life that was never looked at */
const isLearnt = (given: unknown, pattern: Learnt): given is Learnt =>
  isMadeLike(given, pattern) && (given as Learnt).version === VERSION;
