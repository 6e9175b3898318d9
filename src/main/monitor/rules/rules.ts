import type { Outlook } from '../../../shared/monitor';
import { VITALS } from '../../../shared/vocabulary';
import type { Bench, Rule } from '../bench';
import type { Moment } from '../observation';
import { EventRhythmRule } from './event-rhythm';
import { FastFallRule } from './fast-fall';
import { HeartbeatRule } from './heartbeat';
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
  readonly #all: readonly Rule[] = [
    ...VITALS.map((vital) => new LowVitalRule(vital)),
    ...this.#falls,
    this.#heartbeat,
    this.#events,
    this.#memory,
    this.#course,
  ];

  get outlook(): Outlook | null {
    return null;
  }

  observe(moment: Moment, bench: Bench): void {
    for (const rule of this.#all) rule.observe(moment, bench);
  }

  learnt() {
    return {
      version: VERSION,
      falls: this.#falls.map((rule) => rule.state()),
      heartbeat: this.#heartbeat.state(),
      events: this.#events.state(),
      memory: this.#memory.state(),
      course: this.#course.state(),
    };
  }

  /** Takes over what `learnt` gave, also by way of JSON. What is of another version, or no such thing, is left. */
  restore(learnt: unknown): void {
    if (typeof learnt !== 'object' || learnt === null || !('version' in learnt)) return;
    if (learnt.version !== VERSION) return;
    const { falls, heartbeat, events, memory, course } = learnt as ReturnType<Rules['learnt']>;
    falls.forEach((state, index) => this.#falls[index]?.restore(state));
    this.#heartbeat.restore(heartbeat);
    this.#events.restore(events);
    this.#memory.restore(memory);
    this.#course.restore(course);
  }
}
