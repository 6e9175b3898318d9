import type { Bridge } from '../../shared/border';
import type { Course, CourseQuery, Gap, Reach } from '../../shared/past';
import type { LifePush, Message } from '../../shared/views';
import { answered } from '../parts/answered';
import { Asker } from './asker';
import { looksSame, queryOf } from './course-query';
import { placeInLife } from './life-places';
import { ReachModel } from './reach.svelte';
import { stepFrom, tickAt, ticksWithin, type Place } from './places';
import {
  around,
  lengthOf,
  panned,
  revealing,
  spanned,
  stretchOf,
  WHOLE,
  zoomed,
  type Stretch,
  type Wish,
} from './stretch';

export const COURSE_EVERY_MS = 120;

type Source = Pick<Bridge, 'past' | 'life'>;

/**
 * The course of the life that lives here: what stretch of it is shown, which moment of it is picked. Truth stays
 * in main; here is what was asked for last, and it stays until the next is there.
 */
export class CourseModel {
  #source: Source;
  #shownLifeId: () => string | null;
  #reach: ReachModel;
  #trouble = $state.raw<Message | null>(null);
  #wish = $state.raw<Wish>(WHOLE);
  #course = $state.raw<Course | null>(null);
  #overview = $state.raw<Course | null>(null);
  #picked = $state.raw<number | null>(null);
  /** What is to be shown as soon as it is known how far the life reaches. */
  #awaited: { readonly stretch: Stretch; readonly tick: number } | null = null;
  #widthPx = 0;
  #asked: CourseQuery | null = null;
  #watchers = 0;
  /** Rises whenever all is asked anew: an answer about what was before is not shown. */
  #turn = 0;
  #lifeId: string | null = null;
  #courses = this.#newCourses();

  readonly shown: Stretch = $derived(stretchOf(this.#wish, this.life));
  /** The moment that is picked: the newest until a person picks one. */
  readonly place: Place | null = $derived(this.#placeOf(this.#picked ?? this.lastTick));

  /** @param shownLifeId the life in the window, as long as none was heard of */
  constructor(source: Source, shownLifeId: () => string | null) {
    this.#source = source;
    this.#shownLifeId = shownLifeId;
    this.#reach = new ReachModel(source.past, () => {
      this.#showAwaited();
      this.#ask();
    });
  }

  /** `null` until main has answered for the life that lives here. */
  get reach(): Reach | null {
    return this.#reach.reach;
  }
  get life(): Stretch {
    return this.#reach.life;
  }
  /** Why the past cannot be told, or no more of it. */
  get trouble(): Message | null {
    return this.#reach.trouble ?? this.#trouble;
  }
  get wish(): Wish {
    return this.#wish;
  }
  /** What was drawn last. */
  get course(): Course | null {
    return this.#course;
  }
  get gaps(): readonly Gap[] {
    return this.#course?.gaps ?? [];
  }
  get firstTick(): number {
    return this.reach?.firstTick ?? 0;
  }
  get lastTick(): number {
    return this.#reach.end.tick;
  }

  open(): () => void {
    const stops = [
      this.#source.life.onChanged((push) => this.#follow(push)),
      this.#source.life.onReplaced(({ lifeId }) => this.#begin(lifeId)),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Asks only while someone watches. Returns how to stop. */
  watch(): () => void {
    this.#watchers += 1;
    this.#reach.ask();
    return () => {
      this.#watchers -= 1;
      if (this.#watchers > 0) return;
      this.#reach.stop();
      this.#courses.stop();
      this.#asked = null;
    };
  }

  retry(): void {
    this.#begin(this.#lifeId ?? this.#shownLifeId());
  }

  /** Shows a stretch and picks a tick in it; how far the life reaches is asked anew, for it may lie beyond. */
  reveal(stretch: Stretch, tick: number): void {
    this.#awaited = { stretch, tick };
    this.#reach.begin({ forget: false });
    if (this.#watchers > 0) this.#reach.ask();
  }

  /** How wide it is drawn. */
  draw(widthPx: number): void {
    this.#widthPx = widthPx;
    this.#ask();
  }

  span(spanMs: number | null): void {
    const picked = this.place;
    const { fromMs, toMs } = this.shown;
    const seen = this.#picked !== null && picked && picked.ms >= fromMs && picked.ms <= toMs;
    this.#go(spanned(this.#wish, spanMs, seen ? picked.ms : null, this.life));
  }

  pan(byMs: number): void {
    this.#go(panned(this.#wish, byMs, this.life));
  }

  zoom(factor: number, aroundMs?: number): void {
    const middleMs = (this.shown.fromMs + this.shown.toMs) / 2;
    this.#go(zoomed(this.#wish, factor, aroundMs ?? middleMs, this.life));
  }

  pick(tick: number): void {
    this.#mark(tick);
    if (this.place) this.#go(revealing(this.#wish, this.place.ms, this.life));
  }

  pickAt(ms: number): void {
    const tick = this.tickAt(ms);
    if (tick !== null) this.pick(tick);
  }

  /** The next point or the one before: one tick where every tick is drawn. */
  step(by: 1 | -1): void {
    const from = this.#picked ?? this.lastTick;
    if (this.#course) this.pick(stepFrom(this.#course, from, by));
  }

  tickAt(ms: number): number | null {
    return this.#course && tickAt(this.#course, Math.min(this.life.toMs, Math.max(this.life.fromMs, ms)));
  }

  /** The first and last tick in sight. */
  get ticksShown(): readonly [number, number] {
    const within = this.#course && ticksWithin(this.#course, this.shown);
    return within ?? [this.firstTick, this.lastTick];
  }

  #mark(tick: number): void {
    const within = Math.min(this.lastTick, Math.max(this.firstTick, Math.round(tick)));
    this.#picked = within === this.lastTick ? null : within;
  }

  #go(wish: Wish): void {
    this.#wish = wish;
    this.#ask();
  }

  #showAwaited(): void {
    if (!this.#awaited) return;
    const { stretch, tick } = this.#awaited;
    this.#awaited = null;
    // Where the tick lies is only reckoned until the course is there: the stretch stays as it was asked for.
    this.#mark(tick);
    this.#go(around(stretch, this.life));
  }

  #placeOf(tick: number): Place | null {
    const { reach, end } = this.#reach;
    const begin = reach && { tick: reach.firstTick, ms: reach.firstMs };
    return begin && placeInLife(tick, { begin, end, courses: [this.#course, this.#overview] });
  }

  #follow(push: LifePush): void {
    this.#lifeId = push.view.identity.lifeId;
    if (this.#watchers === 0) return;
    this.#reach.follow(push);
    this.#reach.ask();
    this.#ask();
  }

  /** Asks for all anew. Of the same life what is seen stays, so that one can look at a moment and come back. */
  #begin(lifeId: string | null): void {
    const same = lifeId === (this.#lifeId ?? this.#shownLifeId());
    this.#lifeId = lifeId;
    this.#turn += 1;
    this.#courses.stop();
    this.#courses = this.#newCourses();
    this.#asked = null;
    this.#trouble = null;
    this.#reach.begin({ forget: !same });
    if (!same) {
      this.#course = null;
      this.#overview = null;
      this.#picked = null;
      this.#awaited = null;
      this.#wish = WHOLE;
    }
    if (this.#watchers > 0) this.#reach.ask();
  }

  #newCourses(): Asker<CourseQuery> {
    return new Asker(COURSE_EVERY_MS, (query) => this.#readCourse(query));
  }

  #ask(): void {
    if (this.#watchers === 0 || this.#widthPx <= 0 || !this.reach) return;
    const query = queryOf(this.shown, this.#widthPx, this.life);
    if (this.#asked && looksSame(this.#asked, query, lengthOf(this.shown) / this.#widthPx)) return;
    this.#asked = query;
    this.#courses.ask(query);
  }

  async #readCourse(query: CourseQuery): Promise<void> {
    const turn = this.#turn;
    const answer = await answered(this.#source.past.course(query));
    if (turn !== this.#turn) return;
    if (!answer.ok) {
      this.#trouble = answer.message;
      this.#asked = null;
      return;
    }
    this.#trouble = null;
    this.#course = answer.value;
    const whole = query.fromMs <= this.life.fromMs && query.toMs >= this.life.toMs - COURSE_EVERY_MS;
    if (whole || this.#overview === null) this.#overview = answer.value;
  }
}
