import { z } from 'zod';
import type { Settings } from '../../shared/settings';
import type { Anomaly, LifeView } from '../../shared/views';
import { SEVERITIES, VITALS, type Severity } from '../../shared/vocabulary';

/** Beyond it the oldest of the least severity is only counted. */
export const WAITING_MAX = 100;
const SETTLED_MAX = 300;
const HOUR_MS = 3_600_000;

const severity = z.enum(SEVERITIES);
const life = z.object({ id: z.string(), name: z.string() });

/** An anomaly that is to be told. Each severity it reaches is told once. */
const waitingSchema = z.object({
  life,
  id: z.int(),
  kind: z.string(),
  subject: z.string(),
  severity,
  message: z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  /** When it was heard of, by the clock of the desk, Unix ms. */
  sinceMs: z.number(),
  /** It has resolved itself in the meantime. */
  over: z.boolean(),
  /** It was heard of before the app was started this time. */
  away: z.boolean(),
  /** Handed to the desktop, which has not said yet that it is shown. */
  sent: z.boolean(),
});

const deathSchema = z.object({
  life,
  tick: z.int(),
  ageMs: z.number(),
  cause: z.enum(VITALS).nullable(),
  atMs: z.number(),
  /** Anomalies of this life that were still to be told, and are of the past now. */
  untold: z.int().nonnegative(),
});

/** What lies in the outbox: all that the next start has to know so that nothing is lost or told twice. */
export const boxSchema = z.object({
  version: z.literal(1),
  /** The life that was alive when last looked at: found dead at the next start, its death is still to be told. */
  watching: z.string().nullable(),
  deaths: z.array(deathSchema),
  waiting: z.array(waitingSchema),
  /** How many more waited than have room. */
  crowdedOut: z.int().nonnegative(),
  /** Open anomalies and the highest severity of each about which it is decided whether to tell it. */
  settled: z.array(z.object({ lifeId: z.string(), id: z.int(), severity })),
  /** The notes of the last hour and what they were about. */
  told: z.array(
    z.object({
      atMs: z.number(),
      about: z.array(z.object({ lifeId: z.string(), kind: z.string(), subject: z.string(), severity })),
    }),
  ),
});

export type Box = z.infer<typeof boxSchema>;
export type Waiting = Box['waiting'][number];
export type Death = Box['deaths'][number];
export type Manners = Settings['notifications'];
type Life = z.infer<typeof life>;

export const EMPTY_BOX: Box = {
  version: 1,
  watching: null,
  deaths: [],
  waiting: [],
  crowdedOut: 0,
  settled: [],
  told: [],
};

export const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** Whether both are about one anomaly, whatever its severity. */
export const isSame = (a: { life: Life; id: number }, b: { life: Life; id: number }): boolean =>
  a.id === b.id && a.life.id === b.life.id;

export const lifeOf = ({ identity }: LifeView): Life => ({ id: identity.lifeId, name: identity.name });

/** With the anomaly to be told, if its severity is one that is told and was not reached before. */
export function heard(box: Box, anomaly: Anomaly, life: Life, manners: Manners, nowMs: number): Box {
  const isOther = (known: Box['settled'][number]): boolean =>
    known.lifeId !== life.id || known.id !== anomaly.id;
  const known = box.settled.find((each) => !isOther(each));
  if (known && rank(known.severity) >= rank(anomaly.severity)) return box;
  const settled = [
    ...box.settled.filter(isOther),
    { lifeId: life.id, id: anomaly.id, severity: anomaly.severity },
  ].slice(-SETTLED_MAX);
  if (!isWanted(anomaly, manners)) return { ...box, settled };
  const { id, kind, subject, severity, message } = anomaly;
  const before = box.waiting.find((each) => !each.sent && isSame(each, { life, id }));
  const waiting: Waiting = {
    ...{ life, id, kind, subject, severity },
    message: { key: message.key, params: { ...message.params } },
    sinceMs: before?.sinceMs ?? nowMs,
    away: before?.away ?? false,
    over: anomaly.toTick !== null,
    sent: false,
  };
  return crowded({ ...box, settled, waiting: [...box.waiting.filter((each) => each !== before), waiting] });
}

/**
 * A life is here now, with its anomalies. What is open and unknown was never told if this is the life that was
 * watched (the app ended in between), and belongs to another time if it is not. A death likewise.
 */
export function watched(
  box: Box,
  view: LifeView | null,
  anomalies: readonly Anomaly[],
  manners: Manners,
  nowMs: number,
): Box {
  if (view === null) return box.watching === null ? box : { ...box, watching: null };
  const life = lifeOf(view);
  const isTheOneWatched = box.watching === life.id;
  if (!view.alive) {
    if (isTheOneWatched) return died(box, view, manners, nowMs);
    return box.watching === null ? box : { ...box, watching: null };
  }
  const silent: Manners = { ...manners, enabled: false };
  const open = anomalies.filter(({ toTick }) => toTick === null);
  const known = open.reduce(
    (next, anomaly) =>
      isSettled(box, anomaly, life)
        ? next
        : heard(next, anomaly, life, isTheOneWatched ? manners : silent, nowMs),
    listed(box, anomalies, life, manners, nowMs),
  );
  return isTheOneWatched ? known : { ...known, watching: life.id };
}

/** What is known of a life's anomalies now: those that have grown graver, and those that are over. */
export function listed(
  box: Box,
  anomalies: readonly Anomaly[],
  life: Life,
  manners: Manners,
  nowMs: number,
): Box {
  let next = box;
  for (const anomaly of anomalies) {
    if (!isSettled(next, anomaly, life)) continue;
    // One that grew graver and is over at once is told as both.
    next = heard(next, anomaly, life, manners, nowMs);
    if (anomaly.toTick !== null) next = resolved(next, life, anomaly.id);
  }
  return next;
}

function resolved(box: Box, life: Life, id: number): Box {
  return {
    ...box,
    settled: box.settled.filter((known) => known.lifeId !== life.id || known.id !== id),
    waiting: box.waiting.map((each) => (isSame(each, { life, id }) ? { ...each, over: true } : each)),
  };
}

/** With the death to be told; what this life's anomalies still had to say is told with it, as a number. */
export function died(box: Box, view: LifeView, manners: Manners, nowMs: number): Box {
  const life = lifeOf(view);
  const { waiting } = weeded(box, manners);
  const isUntold = (each: Waiting): boolean => each.life.id === life.id && !each.sent;
  const others = waiting.filter((each) => !isUntold(each));
  // Nobody counted whose they were; where nothing else waits, they go with this life.
  const crowdedOut = others.length === 0 ? box.crowdedOut : 0;
  const death: Death = {
    life,
    tick: view.death?.tick ?? view.tick,
    ageMs: view.ageMs,
    cause: view.death?.cause ?? null,
    atMs: nowMs,
    untold: waiting.length - others.length + crowdedOut,
  };
  return {
    ...box,
    watching: null,
    deaths: [...box.deaths.filter((each) => each.life.id !== life.id), death],
    waiting: others,
    crowdedOut: box.crowdedOut - crowdedOut,
    settled: box.settled.filter(({ lifeId }) => lifeId !== life.id),
  };
}

export const deathTold = (box: Box, lifeId: string): Box => ({
  ...box,
  deaths: box.deaths.filter(({ life }) => life.id !== lifeId),
});

/** Without what the settings do not want told any more. */
export function weeded(box: Box, manners: Manners): Box {
  const waiting = box.waiting.filter((each) => each.sent || isWanted(each, manners));
  if (waiting.length === box.waiting.length) return box;
  return { ...box, waiting, crowdedOut: waiting.length === 0 ? 0 : box.crowdedOut };
}

/** Handed to the desktop, or given back by it. */
export const marked = (box: Box, items: readonly Waiting[], sent: boolean): Box => ({
  ...box,
  waiting: box.waiting.map((each) => (isAmong(items, each) ? { ...each, sent } : each)),
});

/** Told, by one note. */
export function told(box: Box, items: readonly Waiting[], nowMs: number): Box {
  const about = items.map(({ life, kind, subject, severity }) => ({
    ...{ lifeId: life.id, kind, subject, severity },
  }));
  // Of a clock that was set back, what lies in the future says nothing.
  const recent = box.told.filter(({ atMs }) => atMs <= nowMs && nowMs - atMs < HOUR_MS);
  return { ...forgotten(box, items), crowdedOut: 0, told: [...recent, { atMs: nowMs, about }] };
}

export const forgotten = (box: Box, items: readonly Waiting[]): Box => ({
  ...box,
  waiting: box.waiting.filter((each) => !isAmong(items, each)),
});

/**
 * As a new start finds it. The app may have ended between handing a note over and hearing that it is shown:
 * such a note is taken as shown, for twice is worse than a line that the window has anyway; but a grave one is
 * told again, and so is a death, for those must not be lost.
 */
export const reopened = (box: Box): Box => ({
  ...box,
  waiting: box.waiting
    .filter((each) => !each.sent || each.severity === 'grave')
    .map((each) => ({ ...each, sent: false, away: true })),
});

const isWanted = (anomaly: { readonly severity: Severity }, { enabled, minimumSeverity }: Manners): boolean =>
  enabled && rank(anomaly.severity) >= rank(minimumSeverity);

const isSettled = (box: Box, { id }: Anomaly, life: Life): boolean =>
  box.settled.some((known) => known.lifeId === life.id && known.id === id);

const isAmong = (items: readonly Waiting[], one: Waiting): boolean =>
  items.some((each) => isSame(each, one) && each.severity === one.severity);

function crowded(box: Box): Box {
  if (box.waiting.length <= WAITING_MAX) return box;
  const candidates = box.waiting.filter((each) => !each.sent);
  const least = Math.min(...candidates.map((each) => rank(each.severity)));
  const out = candidates.find((each) => rank(each.severity) === least);
  return {
    ...box,
    waiting: box.waiting.filter((each) => each !== out),
    crowdedOut: box.crowdedOut + 1,
  };
}
