import { basename } from 'node:path';
import type { Vitals } from '../../shared/views';
import { ForeignFields } from './foreign-fields';
import { isGzip, unpackGzip } from './gzip';
import { jsonOf, readBytes, textOf } from './read-file';
import { refusal } from './refuse';

/** A memory of the original project. `type` is the original's word: it may be none of ours. */
export interface ForeignMemory {
  readonly type: string;
  /** [0, 1]. */
  readonly significance: number;
  /** [0, 1]. */
  readonly weight: number;
  /** The life's age at it, ms; `null` where the source does not tell. */
  readonly atAgeMs: number | null;
}

/** What a snapshot of the original Python project carries that a life of ours can keep. */
export interface ForeignLife {
  readonly format: 'stage-05' | 'later';
  /** The file's own name. */
  readonly sourceName: string;
  /** False also where a vital is used up, whatever the source's own flag says. */
  readonly alive: boolean;
  readonly tick: number;
  /** The original's seconds as they are: not rounded to whole milliseconds. */
  readonly ageMs: number;
  readonly vitals: Vitals;
  readonly dynamics: { readonly tension: number; readonly fatigue: number } | null;
  readonly innerMs: number | null;
  /** Position in the life's own day, [0, 1). */
  readonly dayPhase: number | null;
  readonly memories: readonly ForeignMemory[];
  readonly sourceLifeId: string | null;
  readonly bornAtMs: number | null;
  /** How strongly it had learnt to answer each event type, [0, 1]. */
  readonly eventSensitivity: Readonly<Record<string, number>> | null;
}

const COMMON_FIELDS = ['ticks', 'age', 'energy', 'integrity', 'stability'] as const;
const TURN = 2 * Math.PI;

/** Whether JSON looks like a snapshot of the original, whole or not: then what is missing can be named. */
export function looksForeign(content: unknown): content is Record<string, unknown> {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return false;
  return COMMON_FIELDS.filter((field) => Object.hasOwn(content, field)).length >= 3;
}

/**
 * Reads a snapshot of the original project: stage 05 JSON, or the later versions' JSON or .json.gz.
 * @throws Refusal naming the file and the field or reason
 */
export function readForeign(path: string): ForeignLife {
  const bytes = readBytes(path);
  const text = textOf(isGzip(bytes) ? unpackGzip(bytes, path) : bytes, path);
  return parseForeign(jsonOf(text, path), path);
}

/** @throws Refusal naming the file and the field. Fields that are not needed are not looked at. */
export function parseForeign(content: unknown, path: string): ForeignLife {
  const sourceName = basename(path);
  if (!looksForeign(content)) throw refusal('refused', 'file.notSnapshot', { file: sourceName });
  const fields = new ForeignFields(content, sourceName);
  const later = !fields.has('alive');
  const vitals = {
    energy: fields.number('energy', 0, 100),
    integrity: fields.number('integrity', 0, 1),
    stability: fields.number('stability', 0, 1),
  };
  const flag = fields.flag(later ? 'active' : 'alive');
  const common = {
    sourceName,
    alive: flag && Object.values(vitals).every((vital) => vital > 0),
    tick: fields.count('ticks'),
    // Whole, as all time in the journal: a fraction could be rounded one way here and the other way there.
    ageMs: Math.round(fields.number('age', 0, 1e12) * 1000),
    vitals,
  };
  return later
    ? { format: 'later', ...common, ...laterFields(fields, common.ageMs) }
    : { ...common, ...STAGE_05 };
}

const STAGE_05 = {
  format: 'stage-05',
  dynamics: null,
  innerMs: null,
  dayPhase: null,
  memories: [],
  sourceLifeId: null,
  bornAtMs: null,
  eventSensitivity: null,
} as const;

function laterFields(fields: ForeignFields, ageMs: number) {
  const bornAtS = fields.optionalNumber('birth_timestamp', 0, 1e11);
  const subjectiveS = fields.optionalNumber('subjective_time', 0, 1e12);
  const circadian = fields.optionalNumber('circadian_phase', 0, TURN);
  return {
    dynamics: {
      tension: fields.optionalNumber('tension', 0, 1) ?? 0,
      fatigue: fields.optionalNumber('fatigue', 0, 1) ?? 0,
    },
    innerMs: subjectiveS === null ? null : subjectiveS * 1000,
    dayPhase: circadian === null ? null : (circadian / TURN) % 1,
    memories: fields.list('memory').map((memory) => foreignMemory(memory, bornAtS, ageMs)),
    sourceLifeId: fields.optionalText('life_id', 128),
    bornAtMs: bornAtS === null ? null : Math.round(bornAtS * 1000),
    eventSensitivity: fields.section('learning_params')?.numbers('event_type_sensitivity', 0, 1) ?? null,
  };
}

function foreignMemory(memory: ForeignFields, bornAtS: number | null, ageMs: number): ForeignMemory {
  const atS = memory.optionalNumber('timestamp', 0, 1e11);
  return {
    type: memory.text('event_type', 64),
    significance: memory.number('meaning_significance', 0, 1),
    weight: memory.optionalNumber('weight', 0, 1) ?? 1,
    // Its own clock may have stood still or run on while it was switched off.
    atAgeMs: atS === null || bornAtS === null ? null : Math.min(ageMs, Math.max(0, (atS - bornAtS) * 1000)),
  };
}
