import { t } from '../../../shared/i18n';
import { count, duration, dynamicRows, lineageText, paragraphs, table, time, vitalRows } from '../format';
import { phaseText } from '../run/report-text';
import type { ReplayReport } from './report';

/** The same for a person, as `life run` tells of a life. */
export function replayText(report: ReplayReport): string {
  const facts: [string, string][] = [
    [t('cli.run.row.life'), report.lifeId],
    [t('cli.run.row.lineage'), lineageText(report.lineage)],
    [t('cli.run.row.policy'), report.policy],
    [t('cli.run.row.seed'), String(report.seed)],
    [t('cli.run.row.phase'), phaseText(report)],
    [t('cli.run.row.ticks'), count(report.ticks)],
    [t('cli.replay.row.at'), time(report.atMs)],
    [t('cli.run.row.age'), duration(report.ageMs)],
    [t('cli.run.row.innerTime'), duration(report.innerMs)],
    ...(report.downtimeMs > 0
      ? [[t('cli.replay.row.downtime'), duration(report.downtimeMs)] as [string, string]]
      : []),
    [t('cli.run.row.memory'), t('cli.inspect.memory', report.memory)],
  ];
  const proof: [string, string][] = [
    [t('cli.run.row.state'), report.stateHash],
    ...(report.savedTo === null ? [] : [[t('cli.replay.row.savedTo'), report.savedTo] as [string, string]]),
  ];
  return paragraphs([
    [report.name, ...table(facts)],
    table([...vitalRows(report.vitals), ...dynamicRows(report.dynamics)]),
    table(proof),
  ]);
}
