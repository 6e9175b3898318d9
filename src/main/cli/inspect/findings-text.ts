import { t } from '../../../shared/i18n';
import {
  absenceText,
  count,
  duration,
  dynamicRows,
  lineageText,
  paragraphs,
  table,
  time,
  vitalRows,
} from '../format';
import { phaseText } from '../run/report-text';
import type { Findings } from './findings';

type Row = [label: string, value: string];
type OfSnapshot = Extract<Findings, { kind: 'snapshot' }>;
type OfForeign = Exclude<Findings, { kind: 'snapshot' }>;

/** The same for a person. */
export function findingsText(found: Findings): string {
  const facts = found.kind === 'snapshot' ? snapshotRows(found) : foreignRows(found);
  const levels = [...vitalRows(found.vitals)];
  if (found.kind === 'snapshot') levels.push(...dynamicRows(found.dynamics));
  const blocks = [[t(`cli.inspect.kind.${found.kind}`), ...table(facts)], table(levels)];
  return paragraphs(blocks);
}

function snapshotRows(found: OfSnapshot): Row[] {
  const { identity, digest, memory } = found;
  return [
    [t('cli.inspect.row.file'), found.file],
    [t('cli.inspect.row.name'), identity.name],
    [t('cli.run.row.life'), identity.lifeId],
    [t('cli.run.row.lineage'), lineageText(identity.lineage)],
    [t('cli.inspect.row.born'), time(identity.bornAtMs)],
    [
      t('cli.inspect.row.saved'),
      t('cli.inspect.saved', {
        at: time(found.savedAtMs),
        reason: t(`cli.inspect.reason.${found.reason}`),
      }),
    ],
    [t('cli.run.row.policy'), found.policy],
    [t('cli.run.row.seed'), String(identity.seed)],
    [t('cli.absence.row'), absenceText(identity.absence)],
    [t('cli.run.row.phase'), phaseText(found)],
    [t('cli.run.row.ticks'), count(found.tick)],
    [t('cli.run.row.age'), duration(found.ageMs)],
    [t('cli.run.row.innerTime'), duration(found.innerMs)],
    [t('cli.run.row.memory'), t('cli.inspect.memory', memory)],
    [t('cli.inspect.row.journal'), anchorText(found)],
    [t('cli.inspect.row.past'), pastText(found)],
    [t('cli.inspect.row.digest'), t('cli.inspect.digestHolds', { digest: digest.sha256 })],
    [t('cli.run.row.state'), found.stateHash],
  ];
}

const anchorText = ({ journal: { seq, tick, hash } }: OfSnapshot): string =>
  seq === 0 ? t('cli.inspect.anchorNone') : t('cli.inspect.anchor', { seq, tick: count(tick), hash });

function pastText({ past }: OfSnapshot): string {
  if (past === null) return t('cli.inspect.pastNone');
  return t('cli.inspect.past', { records: count(past.records), from: count(past.fromTick) });
}

function foreignRows(found: OfForeign): Row[] {
  const { sourceLifeId, bornAtMs, innerMs, memory } = found;
  return [
    [t('cli.inspect.row.file'), found.file],
    ...(sourceLifeId === null ? [] : [[t('cli.run.row.life'), sourceLifeId] as Row]),
    ...(bornAtMs === null ? [] : [[t('cli.inspect.row.born'), time(bornAtMs)] as Row]),
    [t('cli.run.row.phase'), t(found.alive ? 'cli.inspect.phaseAlive' : 'cli.inspect.phaseDead')],
    [t('cli.run.row.ticks'), count(found.tick)],
    [t('cli.run.row.age'), duration(found.ageMs)],
    ...(innerMs === null ? [] : [[t('cli.run.row.innerTime'), duration(innerMs)] as Row]),
    ...(memory.longTerm === 0
      ? []
      : [[t('cli.run.row.memory'), t('cli.inspect.memories', { count: memory.longTerm })] as Row]),
    [t('cli.inspect.row.digest'), t('cli.inspect.digestNone')],
  ];
}
