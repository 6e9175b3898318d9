import { z } from 'zod';
import type { Settings } from '../../../shared/settings';
import type { Anomaly, LifeView } from '../../../shared/views';
import {
  gravityOf,
  ANOMALY_KINDS,
  ANOMALY_SUBJECTS,
  SEVERITIES,
  VITALS,
  type Severity,
} from '../../../shared/vocabulary';

export type Manners = Settings['notifications'];

const HOUR_MS = 3_600_000;

const severity = z.enum(SEVERITIES);
const life = z.object({ id: z.string(), name: z.string() });
const about = { kind: z.enum(ANOMALY_KINDS), subject: z.enum(ANOMALY_SUBJECTS), severity };

/** What is still to be told, and what has to be known so that nothing is told twice. Plain data, to be kept on disk. */
export const boxSchema = z.object({
  version: z.literal(1),
  /** The life that was seen alive last. Found dead at the next start, its death is still to be told. */
  life: life.nullable(),
  /** Its open anomalies, each with the highest severity about which it is decided whether to tell it. */
  open: z.array(z.object({ id: z.int(), severity })),
  waiting: z.array(
    z.object({
      id: z.int(),
      ...about,
      /** When it was heard of, Unix ms. */
      sinceMs: z.number(),
      /** It has resolved itself: only a grave one is told then, as one of the past. */
      over: z.boolean(),
    }),
  ),
  /** The notes of the last hour, oldest first, and what they were about. */
  told: z.array(z.object({ atMs: z.number(), about: z.array(z.object(about)) })),
  deaths: z.array(
    z.object({
      life,
      tick: z.int(),
      ageMs: z.number(),
      cause: z.enum(VITALS).nullable(),
      /** When it was heard of, Unix ms. */
      atMs: z.number(),
    }),
  ),
});

export type Box = z.infer<typeof boxSchema>;
export type Waiting = Box['waiting'][number];
export type Death = Box['deaths'][number];

export const EMPTY_BOX: Box = Object.freeze({
  version: 1,
  life: null,
  open: [],
  waiting: [],
  told: [],
  deaths: [],
});

/**
 * This life is here now, with its anomalies; null: none is. What is open and unknown was never told if this is the
 * life that was here (the app ended in between), and a death likewise. Of another life it belongs to another time,
 * unless it was noticed as that life came.
 */
export function watched(
  box: Box,
  view: LifeView | null,
  anomalies: readonly Anomaly[],
  manners: Manners,
  nowMs: number,
): Box {
  const isKnown = view !== null && view.identity.lifeId === box.life?.id;
  if (view === null || !view.alive) {
    if (isKnown) return died(box, view, nowMs);
    return box.life === null ? box : vacated(box);
  }
  if (isKnown) return noted(pruned(box, anomalies), anomalies, manners, nowMs);
  const brought = anomalies.filter((each) => isOpen(each) && each.noticedTick < view.tick);
  const here: Box = {
    ...vacated(box),
    life: { id: view.identity.lifeId, name: view.identity.name },
    open: brought.map(({ id, severity }) => ({ id, severity })),
  };
  return noted(here, anomalies, manners, nowMs);
}

/** Anomalies of the life that is here, as they are now: new ones, graver ones, seen ones, those that are over. */
export function noted(box: Box, anomalies: readonly Anomaly[], manners: Manners, nowMs: number): Box {
  return anomalies.reduce(
    (next, anomaly) => (isOpen(anomaly) ? heard(next, anomaly, manners, nowMs) : settled(next, anomaly)),
    box,
  );
}

/** With a death to be told. It is the last word about a life: nothing else waits any more. */
export function died(box: Box, { identity, tick, ageMs, death }: LifeView, nowMs: number): Box {
  const { lifeId, name } = identity;
  const told: Death = {
    life: { id: lifeId, name },
    tick: death?.tick ?? tick,
    ageMs,
    cause: death?.cause ?? null,
    atMs: nowMs,
  };
  return { ...vacated(box), deaths: [...deathTold(box, lifeId).deaths, told] };
}

export const deathTold = (box: Box, lifeId: string): Box => ({
  ...box,
  deaths: box.deaths.filter(({ life }) => life.id !== lifeId),
});

/** Without what the settings do not want told any more. */
export function weeded(box: Box, manners: Manners): Box {
  const waiting = box.waiting.filter((each) => isWanted(each, manners));
  return waiting.length === box.waiting.length ? box : { ...box, waiting };
}

/** Taken out to be shown as one note, which counts as told from here on: twice is worse than a line less. */
export function taken(box: Box, items: readonly Waiting[], nowMs: number): Box {
  // Of a clock that was set back, what lies in the future says nothing.
  const recent = box.told.filter(({ atMs }) => atMs <= nowMs && nowMs - atMs < HOUR_MS);
  const about = items.map(({ kind, subject, severity }) => ({ kind, subject, severity }));
  return {
    ...box,
    waiting: box.waiting.filter((each) => !items.includes(each)),
    told: [...recent, { atMs: nowMs, about }],
  };
}

/** Put back: they were taken at that time, and could not be shown. */
export function returned(box: Box, items: readonly Waiting[], takenAtMs: number): Box {
  const back = items.filter(({ id }) => box.waiting.every((each) => each.id !== id));
  return {
    ...box,
    waiting: [...back, ...box.waiting],
    told: box.told.filter(({ atMs }) => atMs !== takenAtMs),
  };
}

/** To be told, if its severity is one that is told and was not reached before. */
function heard(box: Box, { id, kind, subject, severity }: Anomaly, manners: Manners, nowMs: number): Box {
  const known = box.open.find((each) => each.id === id);
  if (known !== undefined && gravityOf(known.severity) >= gravityOf(severity)) return box;
  const open = [...box.open.filter((each) => each !== known), { id, severity }];
  if (!isWanted({ severity }, manners)) return { ...box, open };
  // The same trouble that went and came back is one trouble, and has waited since it first came.
  const isBefore = (each: Waiting): boolean =>
    each.id === id ||
    (each.over && each.severity === severity && each.kind === kind && each.subject === subject);
  const sinceMs = Math.min(nowMs, ...box.waiting.filter(isBefore).map((each) => each.sinceMs));
  const waiting: Waiting = { id, kind, subject, severity, sinceMs, over: false };
  const others = box.waiting.filter((each) => !isBefore(each));
  return { ...box, open, waiting: [...others, waiting] };
}

/** Over, or seen by a person: what was not told by now is told no more, unless it was grave and nobody saw it. */
function settled(box: Box, { id, acknowledged }: Anomaly): Box {
  if (![...box.open, ...box.waiting].some((each) => each.id === id)) return box;
  return {
    ...box,
    open: box.open.filter((each) => each.id !== id),
    waiting: box.waiting.flatMap((each) => {
      if (each.id !== id) return [each];
      return each.severity === 'grave' && !acknowledged ? [{ ...each, over: true }] : [];
    }),
  };
}

/** Nobody is here. The limit of the hour outlives a life; what its notes were about does not. */
const vacated = (box: Box): Box => ({
  ...box,
  life: null,
  open: [],
  waiting: [],
  told: box.told.map(({ atMs }) => ({ atMs, about: [] })),
});

/** Without anomalies that nobody knows any more. */
function pruned(box: Box, anomalies: readonly Anomaly[]): Box {
  const known = new Set(anomalies.map(({ id }) => id));
  const isKnown = ({ id }: { readonly id: number }): boolean => known.has(id);
  if (box.open.every(isKnown) && box.waiting.every(isKnown)) return box;
  return { ...box, open: box.open.filter(isKnown), waiting: box.waiting.filter(isKnown) };
}

const isOpen = ({ toTick, acknowledged }: Anomaly): boolean => toTick === null && !acknowledged;

const isWanted = (
  { severity }: { readonly severity: Severity },
  { enabled, minimumSeverity }: Manners,
): boolean => enabled && gravityOf(severity) >= gravityOf(minimumSeverity);
