import type { Bridge } from '../../shared/border';
import type { Marks } from '../../shared/marks';
import type { Course, Gap, Reach } from '../../shared/past';
import type { LifePush, Message } from '../../shared/views';
import { contentAt, type Piece } from './atlas';
import { placeInLife } from './life-places';
import { stepFrom, tickAt, type Place } from './places';
import { ReachModel } from './reach.svelte';
import { Sheets } from './sheets.svelte';
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

type Source = Pick<Bridge, 'past' | 'life'>;

/**
 * The course of the life that lives here: what stretch of it is shown, which moment of it is picked. Truth stays
 * in main; here is what it has answered so far, and of that the best is shown until the next is there.
 */
export class CourseModel {
  #source: Source;
  #shownLifeId: () => string | null;
  #reach: ReachModel;
  #sheets: Sheets;
  #wish = $state.raw<Wish>(WHOLE);
  #picked = $state.raw<number | null>(null);
  #widthPx = $state.raw(0);
  /** What is to be shown as soon as it is known how far the life reaches. */
  #awaited: { readonly stretch: Stretch; readonly tick: number } | null = null;
  #watchers = 0;
  #lifeId: string | null = null;

  readonly shown: Stretch = $derived(stretchOf(this.#wish, this.life));
  /** How much time a pixel stands for. */
  readonly pixelMs: number = $derived(lengthOf(this.shown) / Math.max(1, this.#widthPx));
  /** What the stretch shown is drawn from. */
  readonly pieces: readonly Piece<Course>[] = $derived.by(() =>
    this.#sheets.courses.pieces(this.shown, this.pixelMs),
  );
  readonly markPieces: readonly Piece<Marks>[] = $derived.by(() =>
    this.#sheets.marks.pieces(this.shown, this.pixelMs),
  );
  /** The moment that is picked: the newest until a person picks one. */
  readonly place: Place | null = $derived(this.#placeOf(this.#picked ?? this.lastTick));

  /** @param shownLifeId the life in the window, as long as none was heard of */
  constructor(source: Source, shownLifeId: () => string | null) {
    this.#source = source;
    this.#sheets = new Sheets(source.past);
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
    return this.#reach.trouble ?? this.#sheets.trouble;
  }
  /** Why it cannot be told what happened in it. */
  get marksTrouble(): Message | null {
    return this.#sheets.marksTrouble;
  }
  get wish(): Wish {
    return this.#wish;
  }
  /** The whole life, as closely as it was told of last. */
  get whole(): Course | null {
    return this.#sheets.courses.widest?.content ?? null;
  }
  get wholeMarks(): Marks | null {
    return this.#sheets.marks.widest?.content ?? null;
  }
  /** It goes on with the life. */
  get follows(): boolean {
    return this.#wish.toMs === null;
  }
  /** What the middle of the stretch shown is drawn from. */
  get course(): Course | null {
    return this.courseAt((this.shown.fromMs + this.shown.toMs) / 2);
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
      this.#sheets.stop();
    };
  }

  retry(): void {
    this.#begin(this.#lifeId ?? this.#shownLifeId());
  }

  /** What a moment is told from: as it is drawn, or the whole life out of sight. */
  courseAt(ms: number): Course | null {
    const { fromMs, toMs } = this.shown;
    return (ms >= fromMs && ms <= toMs ? contentAt(this.pieces, ms) : null) ?? this.whole;
  }
  gapsAt(ms: number): readonly Gap[] {
    return this.courseAt(ms)?.gaps ?? [];
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

  /** Shows just that stretch of the same life. */
  show(stretch: Stretch): void {
    this.#go(around(stretch, this.life));
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
    const course = this.place && this.courseAt(this.place.ms);
    if (course) this.pick(stepFrom(course, from, by));
  }

  tickAt(ms: number): number | null {
    const course = this.courseAt(ms);
    return course && tickAt(course, Math.min(this.life.toMs, Math.max(this.life.fromMs, ms)));
  }

  /** The first and last tick in sight. */
  get ticksShown(): readonly [number, number] {
    const first = this.tickAt(this.shown.fromMs) ?? this.firstTick;
    return [first, Math.max(first, this.tickAt(this.shown.toMs) ?? this.lastTick)];
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
    return begin && placeInLife(tick, { begin, end, courses: this.#sheets.courses.closest });
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
    this.#sheets.begin({ forget: !same });
    this.#reach.begin({ forget: !same });
    if (!same) {
      this.#picked = null;
      this.#awaited = null;
      this.#wish = WHOLE;
    }
    if (this.#watchers > 0) this.#reach.ask();
  }

  #ask(): void {
    if (this.#watchers === 0 || this.#widthPx <= 0 || !this.reach) return;
    this.#sheets.ask(this.shown, this.#widthPx, this.life);
  }
}
