import { z } from 'zod';
import { PROCESS_FINDING_KINDS, type ProcessFinding, type ProcessPicture } from '../../../shared/processes';
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
/** Whose it is: the name of an adopted process; that of the life that is here has none. */
const process = z.string().exactOptional();
const about = {
  process,
  kind: z.enum([...ANOMALY_KINDS, ...PROCESS_FINDING_KINDS]),
  /** Of a process: its vital, or `process` for the whole of it. */
  subject: z.union([z.enum(ANOMALY_SUBJECTS), z.string()]),
  severity,
};

/** What is still to be told, and what has to be known so that nothing is told twice. Plain data, to be kept on disk. */
export const boxSchema = z.object({
  version: z.literal(1),
  /** The life that was seen alive last. Found dead at the next start, its death is still to be told. */
  life: life.nullable(),
  /** What is open, each with the highest severity about which it is decided whether to tell it. */
  open: z.array(z.object({ process, id: z.int(), severity })),
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

/** Something that was found, of whoever it is: as much of it as the box has to know. */
interface Found extends Omit<Waiting, 'sinceMs' | 'over'> {
  readonly isOpen: boolean;
  readonly acknowledged: boolean;
}

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
  const empty = vacated(box);
  const here: Box = {
    ...empty,
    life: { id: view.identity.lifeId, name: view.identity.name },
    open: [...empty.open, ...brought.map(({ id, severity }) => ({ id, severity }))],
  };
  return noted(here, anomalies, manners, nowMs);
}

/** Anomalies of the life that is here, as they are now: new ones, graver ones, seen ones, those that are over. */
export function noted(box: Box, anomalies: readonly Anomaly[], manners: Manners, nowMs: number): Box {
  const found = anomalies.map((anomaly): Found => {
    const { id, kind, subject, severity, acknowledged } = anomaly;
    return { id, kind, subject, severity, acknowledged, isOpen: isOpen(anomaly) };
  });
  return met(box, found, manners, nowMs);
}

/** All that are adopted, as they are now. What waits about one that was released is told no more. */
export function adopted(
  box: Box,
  processes: readonly Pick<ProcessPicture, 'name' | 'findings'>[],
  manners: Manners,
  nowMs: number,
): Box {
  const known = new Set(processes.flatMap(({ name, findings }) => findings.map(({ id }) => `${name} ${id}`)));
  const isKnown = (each: Pick<Waiting, 'process' | 'id'>): boolean =>
    each.process === undefined || known.has(`${each.process} ${each.id}`);
  const kept =
    box.open.every(isKnown) && box.waiting.every(isKnown)
      ? box
      : { ...box, open: box.open.filter(isKnown), waiting: box.waiting.filter(isKnown) };
  const found = processes.flatMap(({ name, findings }) => findings.map((each) => foundOf(name, each)));
  return met(kept, found, manners, nowMs);
}

const foundOf = (
  process: string,
  { id, kind, vital, severity, untilMs, acknowledged }: ProcessFinding,
): Found => ({
  process,
  id,
  kind,
  subject: vital ?? 'process',
  severity,
  acknowledged,
  isOpen: untilMs === null && !acknowledged,
});

const met = (box: Box, found: readonly Found[], manners: Manners, nowMs: number): Box =>
  found.reduce((next, each) => (each.isOpen ? heard(next, each, manners, nowMs) : settled(next, each)), box);

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
  const about = items.map((item) => ({ ...ownerOf(item), ...aboutOf(item) }));
  return {
    ...box,
    waiting: box.waiting.filter((each) => !items.includes(each)),
    told: [...recent, { atMs: nowMs, about }],
  };
}

/** Put back: they were taken at that time, and could not be shown. */
export function returned(box: Box, items: readonly Waiting[], takenAtMs: number): Box {
  const back = items.filter((item) => box.waiting.every((each) => !isSame(each, item)));
  return {
    ...box,
    waiting: [...back, ...box.waiting],
    told: box.told.filter(({ atMs }) => atMs !== takenAtMs),
  };
}

/** To be told, if its severity is one that is told and was not reached before. */
function heard(box: Box, found: Found, manners: Manners, nowMs: number): Box {
  const { id, kind, subject, severity } = found;
  const known = box.open.find((each) => isSame(each, found));
  if (known !== undefined && gravityOf(known.severity) >= gravityOf(severity)) return box;
  const open = [...box.open.filter((each) => each !== known), { ...ownerOf(found), id, severity }];
  if (!isWanted({ severity }, manners)) return { ...box, open };
  // The same trouble that went and came back is one trouble, and has waited since it first came.
  const isBefore = (each: Waiting): boolean =>
    isSame(each, found) ||
    (each.over &&
      each.process === found.process &&
      each.severity === severity &&
      each.kind === kind &&
      each.subject === subject);
  const sinceMs = Math.min(nowMs, ...box.waiting.filter(isBefore).map((each) => each.sinceMs));
  const waiting: Waiting = { ...ownerOf(found), id, kind, subject, severity, sinceMs, over: false };
  const others = box.waiting.filter((each) => !isBefore(each));
  return { ...box, open, waiting: [...others, waiting] };
}

/** Over, or seen by a person: what was not told by now is told no more, unless it was grave and nobody saw it. */
function settled(box: Box, found: Found): Box {
  if (![...box.open, ...box.waiting].some((each) => isSame(each, found))) return box;
  return {
    ...box,
    open: box.open.filter((each) => !isSame(each, found)),
    waiting: box.waiting.flatMap((each) => {
      if (!isSame(each, found)) return [each];
      return each.severity === 'grave' && !found.acknowledged ? [{ ...each, over: true }] : [];
    }),
  };
}

type Owned = Pick<Waiting, 'process' | 'id'>;

const isSame = (one: Owned, other: Owned): boolean => one.id === other.id && one.process === other.process;

const ownerOf = ({ process }: { readonly process?: string }): { readonly process?: string } =>
  process === undefined ? {} : { process };

const aboutOf = ({ kind, subject, severity }: Waiting): Pick<Waiting, 'kind' | 'subject' | 'severity'> => ({
  kind,
  subject,
  severity,
});

const isOfProcess = ({ process }: { readonly process?: string }): boolean => process !== undefined;

/** Nobody is here. The limit of the hour outlives a life, and so do processes; what its notes were about does not. */
const vacated = (box: Box): Box => ({
  ...box,
  life: null,
  open: box.open.filter(isOfProcess),
  waiting: box.waiting.filter(isOfProcess),
  told: box.told.map(({ atMs, about }) => ({ atMs, about: about.filter(isOfProcess) })),
});

/** Without anomalies that nobody knows any more. */
function pruned(box: Box, anomalies: readonly Anomaly[]): Box {
  const known = new Set(anomalies.map(({ id }) => id));
  const isKnown = ({ id, process }: Owned): boolean => process !== undefined || known.has(id);
  if (box.open.every(isKnown) && box.waiting.every(isKnown)) return box;
  return { ...box, open: box.open.filter(isKnown), waiting: box.waiting.filter(isKnown) };
}

const isOpen = ({ toTick, acknowledged }: Anomaly): boolean => toTick === null && !acknowledged;

const isWanted = (
  { severity }: { readonly severity: Severity },
  { enabled, minimumSeverity }: Manners,
): boolean => enabled && gravityOf(severity) >= gravityOf(minimumSeverity);
