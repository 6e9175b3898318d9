import type {
  AnomalyMark,
  EventCounts,
  Marks,
  MarksQuery,
  MemoryMark,
  PhaseSpan,
} from '../../src/shared/marks';
import type { Gap } from '../../src/shared/past';
import type { Anomaly, TraceEntry } from '../../src/shared/views';
import { EVENT_TYPES, type EventType, type Phase } from '../../src/shared/vocabulary';
import type { HappeningsQuery } from '../../src/shared/border';
import { chanceOf, happeningAt, pastOf, type Script } from './scripted-life';

/** About every so many ticks an event of the type; more of them by day. */
const EVERY_TICKS: Readonly<Partial<Record<EventType, number>>> = {
  noise: 41,
  decay: 173,
  recovery: 151,
  shock: 3_907,
  idle: 97,
  novelty: 28_411,
  lag: 1_663,
  awakening: 61_000,
  'memory-echo': 911,
};
const ANOMALIES_MAX = 1000;
const MEMORIES = 256;
const INIT_TICKS = 600;
/** It degraded now and then, for a while. */
const DEGRADES_EVERY = 611_000;
const DEGRADED_TICKS = 42_000;

const day = (ms: number): number => 1 + 0.8 * Math.sin((2 * Math.PI * ms) / 86_400_000);

/** What happened in a stretch of a scripted life, as main would tell it. */
export function marksOf(
  { fromMs, toMs, bucketsMax }: MarksQuery,
  script: Script,
  tick: number,
  anomalies: readonly Anomaly[],
): Marks {
  const past = pastOf(script);
  const endMs = Math.min(toMs, past.sinceBirthMs(tick));
  const bucketMs = Math.max(1000, (toMs - fromMs) / bucketsMax);
  const firstMs = Math.floor(fromMs / bucketMs) * bucketMs;
  const count = Math.max(1, Math.ceil((toMs - firstMs) / bucketMs));
  const touching = anomalies.filter(({ fromMs: from, toMs: to }) => from <= toMs && (to ?? endMs) >= fromMs);
  const told = touching.slice(0, ANOMALIES_MAX);
  return {
    fromMs: firstMs,
    bucketMs,
    count,
    events: Object.fromEntries(
      Object.entries(EVERY_TICKS).map(([type, every], index) => [
        type,
        countsOf({ every, seed: index * 7919, firstMs, bucketMs, count, endMs, gaps: past.gaps }),
      ]),
    ),
    phases: phasesOf(script, tick).filter((span) => span.fromMs <= toMs && span.toMs >= fromMs),
    memories: memoriesOf(script).filter(({ sinceBirthMs: at }) => at >= fromMs && at <= endMs),
    anomalies: told
      .map(({ id, kind, severity, subject, fromTick, fromMs: from, toMs: to }): AnomalyMark => ({
        id,
        kind,
        severity,
        subject,
        fromTick,
        fromMs: from,
        toMs: to,
      }))
      .sort((a, b) => a.fromMs - b.fromMs),
    moreAnomalies: touching.length - told.length,
  };
}

function countsOf(how: {
  every: number;
  seed: number;
  firstMs: number;
  bucketMs: number;
  count: number;
  endMs: number;
  gaps: readonly Gap[];
}): EventCounts {
  const { every, seed, firstMs, bucketMs, count: length, endMs, gaps } = how;
  const count = new Float64Array(length);
  const strongest = new Float64Array(length);
  let next = 0;
  for (let index = 0; index < length; index += 1) {
    const ms = firstMs + index * bucketMs;
    if (ms > endMs) break;
    while ((gaps[next]?.toMs ?? Infinity) <= ms) next += 1;
    if ((gaps[next]?.fromMs ?? Infinity) < ms) continue;
    const chance = chanceOf(seed + Math.floor(ms / 1000));
    chance();
    const usual = (bucketMs / 1000 / every) * day(ms);
    count[index] = Math.floor(usual) + (chance() < usual % 1 ? 1 : 0);
    strongest[index] = (count[index] ?? 0) > 0 ? 0.1 + 0.9 * chance() : 0;
  }
  return { count, strongest };
}

function phasesOf(script: Script, tick: number): readonly PhaseSpan[] {
  const past = pastOf(script);
  const bounds: { phase: Phase; fromTick: number }[] = [{ phase: 'init', fromTick: 0 }];
  if (tick > INIT_TICKS) bounds.push({ phase: 'run', fromTick: INIT_TICKS });
  for (let at = DEGRADES_EVERY / 2; at + DEGRADED_TICKS < tick; at += DEGRADES_EVERY) {
    bounds.push({ phase: 'degrade', fromTick: at }, { phase: 'run', fromTick: at + DEGRADED_TICKS });
  }
  if (script.phase === 'degrade') bounds.push({ phase: 'degrade', fromTick: tick - 60_000 });
  if (script.dead === true) {
    bounds.push({ phase: 'degrade', fromTick: tick - 90_000 }, { phase: 'terminated', fromTick: tick });
  }
  return bounds.map(({ phase, fromTick }, index): PhaseSpan => ({
    phase,
    fromTick,
    fromMs: past.sinceBirthMs(fromTick),
    toMs: past.sinceBirthMs(bounds[index + 1]?.fromTick ?? tick),
  }));
}

const remembered = new Map<Script, readonly MemoryMark[]>();
function memoriesOf(script: Script): readonly MemoryMark[] {
  const known = remembered.get(script);
  if (known) return known;
  const chance = chanceOf(31);
  const marks = Array.from({ length: MEMORIES }, (_, index) => {
    // Of what was long ago less is left.
    const tick = Math.floor(script.tick * (1 - chance() ** 2));
    return {
      id: index + 1,
      type: EVENT_TYPES[Math.floor(chance() * EVENT_TYPES.length)] ?? 'noise',
      tick,
      sinceBirthMs: pastOf(script).sinceBirthMs(tick),
      effect: chance() * 1.6 - 1,
      significance: chance(),
      strength: 0.2 + 0.8 * chance(),
    };
  }).sort((a, b) => a.tick - b.tick);
  remembered.set(script, marks);
  return marks;
}

/** The happenings of a stretch, one by one. */
export function happeningsOf(
  { fromMs, toMs, limit }: HappeningsQuery,
  script: Script,
  lastTick: number,
  nowMs: number,
): readonly TraceEntry[] {
  const past = pastOf(script);
  const first = past.tickAt(fromMs);
  const last = Math.min(lastTick, past.tickAt(toMs));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
    .filter((tick) => tick % 3 === 0)
    .slice(0, limit)
    .map((tick) => ({ seq: 400 + tick, atMs: past.atMs(tick, nowMs), happening: happeningAt(tick) }));
}
