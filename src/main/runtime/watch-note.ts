import type { Digest, MonitorSettings } from '../../shared/monitor';
import { Refusal } from '../../shared/refusal';
import type { Anomaly } from '../../shared/views';
import { Life } from '../life/life';
import type { Findings } from '../monitor/anomaly-desk';
import { SemanticMonitor } from '../monitor/semantic-monitor';
import { wholeOnes, type WholeCheckpoint } from '../vault/checkpoints';
import { BrokenJournal } from '../vault/journal-chain';
import type { LifeStore } from '../vault/life-store';
import type { Recorded } from '../vault/notes';
import { bornWith } from './first-look';
import { after, Reliving } from './relived';

const VERSION = 1;
/** So much of a life is lived again for its monitor: two days at one tick a second, in half a second of its start. */
const LIVED_AGAIN_TICKS_MAX = 2 * 86_400;

/**
 * All there is to know of the watch over a life at a place of its journal from which it starts afresh: at a birth, a
 * falling asleep, a waking. What the monitor has learnt is all that it takes along from there.
 */
export interface FreshStart {
  /** Everything up to here was watched. */
  readonly upTo: Recorded;
  readonly nextAnomalyId: number;
  readonly open: readonly Anomaly[];
  /** Records of the stimuli that waited in the queue. */
  readonly waiting: readonly (number | null)[];
  /** The monitor's own, which nobody else reads. */
  readonly learnt: unknown;
}

/** What is written after every checkpoint. */
export interface WatchNote {
  readonly version: typeof VERSION;
  /** The last fresh start: what was lived since, lived again, leads to the monitor as it was. */
  readonly since: FreshStart | null;
  /** What it had learnt at the checkpoint, for where the way from there is barred or too long. */
  readonly latest: unknown;
}

/** What is found in what was lived since: most of it was found before, when it was lived. */
export interface FoundAgain {
  /** In the order of their numbers. */
  readonly anomalies: readonly Anomaly[];
  readonly digests: readonly Digest[];
  /** Numbers of those that were written down then and are not found now. */
  readonly gone: readonly number[];
}

export interface PickedUp {
  readonly monitor: SemanticMonitor;
  /** `null` where nothing was lived again. */
  readonly found: FoundAgain | null;
  /** Records of the stimuli that wait in the queue now; empty where they are not known. */
  readonly waiting: readonly (number | null)[];
}

export const noteOf = (since: FreshStart | null, latest: unknown): WatchNote => ({
  version: VERSION,
  since,
  latest,
});

export const freshStartOf = (
  monitor: SemanticMonitor,
  { seq, tick }: Recorded,
  known: readonly Anomaly[],
  waiting: readonly (number | null)[],
): FreshStart => ({
  upTo: { seq, tick },
  nextAnomalyId: nextIdAfter(known),
  open: monitor.open(),
  waiting,
  learnt: monitor.learnt(),
});

/** A monitor that knows the anomalies of a life, and of its ways only what is handed over. */
export const newMonitor = (
  known: readonly Anomaly[],
  settings: MonitorSettings,
  learnt: unknown = null,
): SemanticMonitor =>
  new SemanticMonitor({ nextAnomalyId: nextIdAfter(known), open: known.filter(isOpen), settings, learnt });

/**
 * The monitor as if it had never stopped: from its last fresh start, it is shown all that was lived since. What it
 * finds there gets the numbers it had, and what a person said of it stays. Where that cannot be had it goes on with
 * what it knew at the last checkpoint, or learns anew; no anomaly is lost then, and none is told a second time.
 * @param noted a `WatchNote`, or anything else
 * @param known the anomalies on disk, the newest among them
 */
export function pickUp(
  store: LifeStore,
  noted: unknown,
  known: readonly Anomaly[],
  settings: MonitorSettings,
): PickedUp {
  const note = asNote(noted);
  const since = note?.since ?? null;
  const ledOn = since === null ? null : ledOnFrom(store, since, known, settings);
  return ledOn ?? { monitor: newMonitor(known, settings, note?.latest), found: null, waiting: [] };
}

/** `null` where nothing on disk leads on, or the way is too long. */
function ledOnFrom(
  store: LifeStore,
  since: FreshStart,
  known: readonly Anomaly[],
  settings: MonitorSettings,
): PickedUp | null {
  try {
    const from = startFor(store, since);
    return from === null ? null : livedAgain(store, from, since, known, settings);
  } catch (error) {
    // A seam, or damage in what the life itself does not need.
    if (error instanceof BrokenJournal || error instanceof Refusal) return null;
    throw error;
  }
}

/** The nearest saved state that leads up to the fresh start and from there to now; `null` where the way is too long. */
function startFor(store: LifeStore, { upTo }: FreshStart): WholeCheckpoint | null {
  const isLater = after(upTo);
  const { seq, tick } = store.anchor();
  // Of an end of the journal that was lost.
  if (!isLater(seq, tick) && (seq !== upTo.seq || tick !== upTo.tick)) return null;
  for (const checkpoint of wholeOnes(store.checkpointsUpTo(upTo.tick))) {
    if (tick - checkpoint.tick > LIVED_AGAIN_TICKS_MAX) return null;
    if (!isLater(checkpoint.anchor.seq, checkpoint.anchor.tick)) return checkpoint;
  }
  return null;
}

function livedAgain(
  store: LifeStore,
  from: WholeCheckpoint,
  { upTo, nextAnomalyId, open, waiting, learnt }: FreshStart,
  known: readonly Anomaly[],
  settings: MonitorSettings,
): PickedUp {
  const withSeen = seenBefore(known);
  const monitor = new SemanticMonitor({ nextAnomalyId, open: open.map(withSeen), settings, learnt });
  const found = new Found();
  const isThere = from.anchor.seq === upTo.seq && from.anchor.tick === upTo.tick;
  const born = isThere ? bornWith(from) : null;
  if (born !== null) found.add(monitor.observe(born));
  const reliving = new Reliving(Life.from(from.state), from.atMs, () => false, {
    looksOn: after(upTo),
    observe: (observation) => found.add(monitor.observe(observation)),
    waiting: isThere ? waiting : [],
  });
  reliving.foldAll(store.tail(from.anchor));
  for (const anomaly of monitor.open()) {
    if (withSeen(anomaly) !== anomaly) monitor.acknowledge(anomaly.id);
  }
  const anomalies = found.anomalies.map(withSeen);
  const ids = new Set(anomalies.map(({ id }) => id));
  const gone = known.flatMap(({ id }) => (id >= nextAnomalyId && !ids.has(id) ? [id] : []));
  return { monitor, found: { anomalies, digests: found.digests, gone }, waiting: reliving.waiting };
}

/** Everything that was found, each anomaly as it was last seen. */
class Found {
  readonly #anomalies = new Map<number, Anomaly>();
  readonly digests: Digest[] = [];

  add({ opened, changed, resolved, digests }: Findings): void {
    for (const found of [opened, changed, resolved]) {
      for (const anomaly of found) this.#anomalies.set(anomaly.id, anomaly);
    }
    this.digests.push(...digests);
  }

  get anomalies(): readonly Anomaly[] {
    return [...this.#anomalies.values()].sort((one, other) => one.id - other.id);
  }
}

/** What was noted is checked by its sum: whoever wrote it knew how. */
function asNote(noted: unknown): WatchNote | null {
  if (typeof noted !== 'object' || noted === null) return null;
  const note = noted as Partial<WatchNote>;
  return note.version === VERSION ? (note as WatchNote) : null;
}

const isOpen = ({ toTick }: Anomaly): boolean => toTick === null;

const nextIdAfter = (known: readonly Anomaly[]): number =>
  known.reduce((last, { id }) => Math.max(last, id), 0) + 1;

/** What a person has acknowledged stays so: the same one, by its number and the tick at which it was noticed. */
function seenBefore(known: readonly Anomaly[]): (anomaly: Anomaly) => Anomaly {
  const seen = new Map(known.map(({ id, noticedTick, acknowledged }) => [id, acknowledged && noticedTick]));
  return (anomaly) =>
    anomaly.acknowledged || seen.get(anomaly.id) !== anomaly.noticedTick
      ? anomaly
      : Object.freeze({ ...anomaly, acknowledged: true });
}
