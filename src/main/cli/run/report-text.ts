import { say, t, told } from '../../../shared/i18n';
import type { Language } from '../../../shared/vocabulary';
import type { LifeView } from '../../../shared/views';
import {
  absenceText,
  count,
  duration,
  dynamicRows,
  lineageText,
  paragraphs,
  table,
  vitalRows,
} from '../format';
import type { RunReport } from './report';

/** So many lines of one kind are read; more are counted. */
const LINES_MAX = 12;

/** The same for a person: what became of the life, then what happened on the way. */
export function reportText(report: RunReport, view: LifeView, language: Language): string {
  const { name, lifeId, policy, seed, lineage, home, stimuli } = report;
  const { min, mean, max } = report.innerRate;
  const { shortTerm, longTerm, longTermMax } = view.memory;
  const rate = (value: number) => value.toFixed(2);
  const hasStimuli = stimuli.sent + stimuli.refused + stimuli.left > 0;
  const facts: [string, string][] = [
    [t('cli.run.row.life'), lifeId],
    ...(home === null ? [] : [[t('cli.run.row.home'), home] as [string, string]]),
    [t('cli.run.row.lineage'), lineageText(lineage)],
    [t('cli.run.row.policy'), policy],
    [t('cli.run.row.seed'), String(seed)],
    [t('cli.absence.row'), absenceText(view.identity.absence)],
    [t('cli.run.row.phase'), phaseText(view)],
    [
      t('cli.run.row.ticks'),
      t('cli.run.ticksLived', { tick: count(view.tick), run: count(report.ticksRun) }),
    ],
    [t('cli.run.row.age'), duration(view.ageMs)],
    [t('cli.run.row.innerTime'), duration(view.innerMs)],
    [t('cli.run.row.innerRate'), t('cli.run.rate', { min: rate(min), mean: rate(mean), max: rate(max) })],
    [
      t('cli.run.row.memory'),
      longTermMax === 0
        ? t('cli.run.memoryNone', { shortTerm })
        : t('cli.run.memory', { shortTerm, longTerm, longTermMax }),
    ],
    ...(hasStimuli
      ? [[t('cli.run.row.stimuli'), t('cli.run.stimuli', { ...stimuli })] as [string, string]]
      : []),
  ];
  const proof: [string, string][] = [
    [t('cli.run.row.pace'), t('cli.run.pace', { rate: count(report.ticksPerSecond) })],
    [t('cli.run.row.state'), report.stateHash],
  ];
  return paragraphs([
    [name, ...table(facts)],
    table([...vitalRows(view.vitals), ...dynamicRows(view.dynamics)]),
    transitionLines(report),
    anomalyLines(report, language),
    table(proof),
  ]);
}

export function phaseText(view: Pick<LifeView, 'phase' | 'phaseSinceTick' | 'asleep' | 'death'>): string {
  const phase = t(`common.phase.${view.phase}`);
  if (view.death !== null) {
    const vital = t(`anomalies.inside.subject.${view.death.cause}`);
    return t('cli.run.died', { phase, tick: count(view.death.tick), vital });
  }
  if (view.asleep) return t('cli.run.asleep', { phase });
  return t('cli.run.sincePhase', { phase, tick: count(view.phaseSinceTick) });
}

function transitionLines({ transitions }: RunReport): string[] {
  if (transitions.length === 0) return [];
  const shown = transitions.slice(-LINES_MAX);
  const width = Math.max(...shown.map(({ tick }) => count(tick).length));
  const lines = shown.map(({ tick, from, to }) => {
    const words = t('cli.run.transition', { from: t(`common.phase.${from}`), to: t(`common.phase.${to}`) });
    return `  ${count(tick).padStart(width)}  ${words}`;
  });
  return [t('cli.run.transitions'), ...lines, ...moreLine(transitions.length - shown.length)];
}

function anomalyLines({ anomalies }: RunReport, language: Language): string[] {
  if (anomalies.length === 0) return [t('cli.run.noAnomalies')];
  const shown = anomalies.slice(-LINES_MAX);
  const rows = shown.map(({ fromTick, toTick, severity, evidence }) => ({
    when: `${count(fromTick)} – ${toTick === null ? t('cli.run.open') : count(toTick)}`,
    severity: say(told(`common.severity.${severity}`), language),
    said: evidence.said,
  }));
  const whenWidth = Math.max(...rows.map(({ when }) => when.length));
  const severityWidth = Math.max(...rows.map(({ severity }) => severity.length));
  const open = anomalies.filter(({ toTick }) => toTick === null).length;
  return [
    t('cli.run.anomalies', { count: anomalies.length, open }),
    ...rows.map(
      ({ when, severity, said }) => `  ${when.padEnd(whenWidth)}  ${severity.padEnd(severityWidth)}  ${said}`,
    ),
    ...moreLine(anomalies.length - shown.length),
  ];
}

const moreLine = (count: number): string[] => (count > 0 ? [`  ${t('cli.run.more', { count })}`] : []);
