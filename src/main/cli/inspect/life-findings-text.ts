import { t } from '../../../shared/i18n';
import { GAP_KINDS } from '../../../shared/vocabulary';
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
import type { LifeFindings } from './life-findings';

type Row = [label: string, value: string];

/** The same for a person. */
export function lifeFindingsText(found: LifeFindings): string {
  const { checkpoints, snapshots } = found;
  const facts: Row[] = [
    [t('cli.verify.row.folder'), found.path],
    ...(found.identity === null ? [[t('cli.run.row.life'), found.lifeId] as Row] : stateRows(found)),
    ...(found.lastLivedMs === null
      ? []
      : [[t('cli.lives.column.lastLived'), time(found.lastLivedMs)] as Row]),
    ...journalRows(found),
    ...(checkpoints === null
      ? []
      : [[t('cli.inspect.row.checkpoints'), keptText(checkpoints.whole, checkpoints.damaged.length)] as Row]),
    [t('cli.verify.row.snapshots'), keptText(snapshots.whole, snapshots.damaged.length)],
    [t('cli.inspect.row.recovery'), recoveryText(found)],
    ...(found.identity === null ? [] : [[t('cli.run.row.state'), found.stateHash] as Row]),
  ];
  const levels = found.identity === null ? [] : [...vitalRows(found.vitals), ...dynamicRows(found.dynamics)];
  return paragraphs([
    [t(found.current ? 'cli.inspect.kind.lifeHere' : 'cli.inspect.kind.life'), ...table(facts)],
    levels.length === 0 ? [] : table(levels),
    troubleLines(found),
  ]);
}

function stateRows(found: Exclude<LifeFindings, { identity: null }>): Row[] {
  const { identity } = found;
  return [
    [t('cli.inspect.row.name'), identity.name],
    [t('cli.run.row.life'), identity.lifeId],
    [t('cli.run.row.lineage'), lineageText(identity.lineage)],
    [t('cli.inspect.row.born'), time(identity.bornAtMs)],
    [t('cli.run.row.policy'), found.policy],
    [t('cli.run.row.seed'), String(identity.seed)],
    [t('cli.absence.row'), absenceText(identity.absence)],
    [t('cli.run.row.phase'), phaseText(found)],
    [t('cli.run.row.ticks'), count(found.tick)],
    [t('cli.run.row.age'), duration(found.ageMs)],
    [t('cli.run.row.innerTime'), duration(found.innerMs)],
    [t('cli.run.row.memory'), t('cli.inspect.memory', found.memory)],
  ];
}

function journalRows({ journal }: LifeFindings): Row[] {
  if (journal === null) return [];
  const { records, firstTick, lastTick, books } = journal;
  const params = { records: count(records), first: count(firstTick), last: count(lastTick) };
  const gaps = GAP_KINDS.filter((kind) => books.gapsMs[kind] > 0).map((kind) =>
    t('cli.inspect.gap', { gap: t(`common.gap.${kind}`), time: duration(books.gapsMs[kind]) }),
  );
  return [
    [t('cli.inspect.row.journal'), t('cli.inspect.journal', params)],
    [
      t('cli.inspect.row.books'),
      [t('cli.inspect.lived', { time: duration(books.livedMs) }), ...gaps].join(', '),
    ],
  ];
}

const keptText = (whole: number, damaged: number): string =>
  damaged === 0 ? t('cli.inspect.kept', { whole }) : t('cli.inspect.keptSomeDamaged', { whole, damaged });

function recoveryText({ recovery }: LifeFindings): string {
  switch (recovery.is) {
    case 'possible':
      return t('cli.inspect.recovery.possible', {
        from: count(recovery.fromTick),
        tick: count(recovery.tick),
        ms: recovery.tookMs,
      });
    case 'restorable':
      return t('cli.inspect.recovery.restorable', { tick: count(recovery.tick) });
    case 'impossible':
      return t('cli.inspect.recovery.impossible');
  }
}

/** What is wrong with each thing that is. */
function troubleLines({ checkpoints, snapshots }: LifeFindings): string[] {
  const reasons = [...(checkpoints?.damaged ?? []), ...snapshots.damaged].map(({ reason }) => reason);
  return reasons.length === 0 ? [] : [t('cli.inspect.trouble'), ...reasons.map((reason) => `  ${reason}`)];
}
