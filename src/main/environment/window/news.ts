import { border, channelOf, type News } from '../../../shared/border';
import type { LifePicture, LifePush, TraceEntry } from '../../../shared/views';

/** The window draws at most ten pictures a second; what comes in between is merged. */
const PUSH_INTERVAL_MS = 100;
/** How many things said to a closed window are kept for the next one. */
const KEPT_MAX = 20;

/** A closed window asks for these afresh when it opens; everything else is said once and must be kept. */
const ASKED_AFRESH = new Set(
  [
    ['life', 'changed'],
    ['life', 'replaced'],
    ['life', 'safety'],
    ['life', 'homecoming'],
    ['past', 'progress'],
    ['anomalies', 'changed'],
    ['processes', 'changed'],
    ['snapshots', 'changed'],
    ['settings', 'changed'],
    ['channel', 'changed'],
    ['program', 'updatesChanged'],
    ['senses', 'changed'],
    ['hooks', 'changed'],
  ].map(([group, name]) => channelOf(group ?? '', name ?? '')),
);

/** Where news goes: our one window. */
export interface NewsSink {
  send(channel: string, news: unknown): void;
}

export interface NewsClock {
  nowMs(): number;
  /** Calls once, later; returns how to call it off. */
  after(delayMs: number, call: () => void): () => void;
}

/**
 * Brings news to the window at a pace it can draw. Pushes are numbered anew, so that the window sees no gap
 * where some were merged. Nothing is sent before the window has asked for the whole picture, which it does
 * when it listens; what is said only once waits until then.
 */
export class Newsroom {
  readonly news: News;
  #listening = false;
  /** The life whose pushes the window follows; none where it shows what does not change. */
  #followed: string | null = null;
  #seq = 0;
  #lastPushAtMs = -Infinity;
  #waiting: LifePush | null = null;
  #callOff: (() => void) | null = null;
  #kept: { readonly channel: string; readonly news: unknown }[] = [];

  constructor(
    private readonly sink: NewsSink,
    private readonly clock: NewsClock,
  ) {
    this.news = this.#buildNews();
  }

  /** The whole picture as the window may have it: what was waiting is part of it. */
  picture(picture: LifePicture | null): LifePicture | null {
    this.#dropWaiting();
    this.#followed = picture && !picture.readOnly ? picture.view.identity.lifeId : null;
    return picture && { ...picture, seq: this.#seq };
  }

  /** The window has asked for the picture and hears from now on. */
  windowListens(): void {
    this.#listening = true;
    const kept = this.#kept.splice(0);
    // After the answer that is on its way, so that the window is drawn when it hears them.
    if (kept.length > 0)
      this.clock.after(0, () => kept.forEach(({ channel, news }) => this.#say(channel, news)));
  }

  /** The window was closed, or its page is being loaded anew. */
  windowGone(): void {
    this.#listening = false;
    this.#dropWaiting();
  }

  #buildNews(): News {
    const groups = Object.entries(border).map(([group, calls]) => {
      const tellers = Object.entries(calls)
        .filter(([, { type }]) => type === 'notify')
        .map(([name]) => [name, (news: unknown) => this.#say(channelOf(group, name), news)]);
      return [group, Object.fromEntries(tellers) as object];
    });
    const news = Object.fromEntries(groups) as News;
    return { ...news, life: { ...news.life, changed: (push) => this.#push(push) } };
  }

  #say(channel: string, news: unknown): void {
    if (this.#listening) this.sink.send(channel, news);
    else if (!ASKED_AFRESH.has(channel)) this.#kept = [...this.#kept, { channel, news }].slice(-KEPT_MAX);
  }

  #push(push: LifePush): void {
    if (!this.#listening || push.view.identity.lifeId !== this.#followed) return;
    this.#waiting = { ...push, trace: mergedTrace(this.#waiting?.trace ?? [], push.trace) };
    if (this.#callOff) return;
    const waitMs = this.#lastPushAtMs + PUSH_INTERVAL_MS - this.clock.nowMs();
    if (waitMs <= 0) this.#sendWaiting();
    else this.#callOff = this.clock.after(waitMs, () => this.#sendWaiting());
  }

  #sendWaiting(): void {
    const push = this.#waiting;
    this.#dropWaiting();
    if (!push) return;
    this.#lastPushAtMs = this.clock.nowMs();
    this.#seq += 1;
    this.#say(channelOf('life', 'changed'), { ...push, seq: this.#seq });
  }

  #dropWaiting(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#waiting = null;
  }
}

const mergedTrace = (older: readonly TraceEntry[], newer: readonly TraceEntry[]): readonly TraceEntry[] =>
  older.length === 0 ? newer : [...older, ...newer];
