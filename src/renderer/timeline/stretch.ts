/** A stretch of a life, ms since birth. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * What a person wishes to see: `spanMs` null is the whole life, `toMs` null ends where the life is now and goes
 * on with it.
 */
export interface Wish {
  readonly spanMs: number | null;
  readonly toMs: number | null;
}

export const WHOLE: Wish = { spanMs: null, toMs: null };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Closer in, a tick would be wider than what can be told about it. */
export const SPAN_MS_MIN = 10_000;
export const YOUNG_MS = MINUTE_MS;

export const SPANS = ['life', 'month', 'week', 'day', 'hour', 'minutes'] as const;
export type Span = (typeof SPANS)[number];
const SPAN_MS: Readonly<Record<Exclude<Span, 'life'>, number>> = {
  month: 30 * DAY_MS,
  week: 7 * DAY_MS,
  day: DAY_MS,
  hour: HOUR_MS,
  minutes: 10 * MINUTE_MS,
};

export const spanMsOf = (span: Span): number | null => (span === 'life' ? null : SPAN_MS[span]);

export const lengthOf = ({ fromMs, toMs }: Stretch): number => toMs - fromMs;

/** The spans a life is long enough for. */
export const spansOf = (life: Stretch): readonly Span[] =>
  SPANS.filter((span) => span === 'life' || SPAN_MS[span] < lengthOf(life));

/** The named span that is shown, if it is one. */
export const shownSpan = ({ spanMs }: Wish): Span | null =>
  SPANS.find((span) => spanMsOf(span) === spanMs) ?? null;

/** What is shown of a life: as wished, as far as the life is that long. */
export function stretchOf({ spanMs, toMs }: Wish, life: Stretch): Stretch {
  const length = Math.max(SPAN_MS_MIN, Math.min(spanMs ?? Infinity, lengthOf(life)));
  const latestMs = Math.max(life.toMs, life.fromMs + length);
  const end = Math.min(latestMs, Math.max(life.fromMs + length, toMs ?? latestMs));
  return { fromMs: end - length, toMs: end };
}

const endOf = (toMs: number, life: Stretch): number | null => (toMs >= life.toMs ? null : toMs);

export function panned(wish: Wish, byMs: number, life: Stretch): Wish {
  if (wish.spanMs === null) return wish;
  const shown = stretchOf(wish, life);
  const toMs = Math.max(life.fromMs + lengthOf(shown), shown.toMs + byMs);
  return { spanMs: wish.spanMs, toMs: endOf(toMs, life) };
}

/** Zooms by a factor (below 1 is closer in); what lies at `aroundMs` stays where it is drawn. */
export function zoomed(wish: Wish, factor: number, aroundMs: number, life: Stretch): Wish {
  const shown = stretchOf(wish, life);
  const spanMs = Math.max(SPAN_MS_MIN, lengthOf(shown) * factor);
  if (spanMs >= lengthOf(life)) return WHOLE;
  const toMs = aroundMs + ((shown.toMs - aroundMs) * spanMs) / lengthOf(shown);
  return { spanMs, toMs: endOf(Math.max(life.fromMs + spanMs, toMs), life) };
}

/** Just that stretch, at least as long as can be told apart. */
export function around(stretch: Stretch, life: Stretch): Wish {
  const spanMs = Math.max(SPAN_MS_MIN, lengthOf(stretch));
  if (spanMs >= lengthOf(life)) return WHOLE;
  return { spanMs, toMs: endOf(Math.max(life.fromMs + spanMs, stretch.toMs), life) };
}

/** Another span around the same place: where the life is now if that is shown, else around `aroundMs`. */
export function spanned(wish: Wish, spanMs: number | null, aroundMs: number | null, life: Stretch): Wish {
  if (spanMs === null) return WHOLE;
  const around = aroundMs ?? (wish.toMs === null ? null : wish.toMs - lengthOf(stretchOf(wish, life)) / 2);
  return { spanMs, toMs: around === null ? null : endOf(around + spanMs / 2, life) };
}

/** The same span, moved as little as it takes to show a moment in its middle when it is out of sight. */
export function revealing(wish: Wish, atMs: number, life: Stretch): Wish {
  const shown = stretchOf(wish, life);
  if (atMs >= shown.fromMs && atMs <= shown.toMs) return wish;
  return { spanMs: wish.spanMs, toMs: endOf(atMs + lengthOf(shown) / 2, life) };
}
