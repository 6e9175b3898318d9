import { t } from '../../../shared/i18n';
import type { Lineage } from '../../../shared/views';
import { DYNAMICS, VITALS } from '../../../shared/vocabulary';
import { columns, count, duration, paragraphs, time, unit, vitalText } from '../format';
import type { CompareReport, Side } from './report';

const INDENT = '  ';

/** The same for a person: the verdict, then both side by side. */
export function compareText(report: CompareReport): string {
  const { one, other, commonTick } = report;
  const sides = [one, other] as const;
  const row = (label: string, cell: (side: Side) => string): string[] => [label, ...sides.map(cell)];
  const facts = [
    row('', ({ name }) => name),
    row(t('cli.run.row.life'), ({ lifeId }) => lifeId),
    row(t('cli.run.row.lineage'), ({ lineage }) => shortLineage(lineage)),
    row(t('cli.run.row.policy'), ({ policy }) => policy),
    row(t('cli.run.row.seed'), ({ seed }) => String(seed)),
    row(t('cli.run.row.phase'), ({ phase }) => t(`common.phase.${phase}`)),
    row(t('cli.run.row.ticks'), ({ ticks }) => count(ticks)),
    row(t('cli.run.row.age'), ({ ageMs }) => duration(ageMs)),
    row(t('cli.lives.column.lastLived'), ({ lastLivedMs }) => time(lastLivedMs)),
  ];
  const levels = [
    ...VITALS.map((vital) =>
      row(t(`common.vital.${vital}`), ({ atCommonTick }) => vitalText(vital, atCommonTick.vitals[vital])),
    ),
    ...DYNAMICS.map((dynamic) =>
      row(t(`common.dynamic.${dynamic}`), ({ atCommonTick }) => unit(atCommonTick.dynamics[dynamic])),
    ),
  ];
  // One table, so that what belongs to a side stands under its name; parted by a line of its own.
  const lines = columns([...facts, ...levels], [], INDENT).map((line) => line.trimEnd());
  return paragraphs([
    verdictLines(report),
    lines.slice(0, facts.length),
    [t('cli.compare.atCommonTick', { tick: count(commonTick) }), ...lines.slice(facts.length)],
  ]);
}

const shortLineage = ({ origin, branchTick }: Lineage): string =>
  origin === 'born' ? t('cli.lineage.born') : t(`cli.compare.${origin}`, { tick: count(branchTick) });

function verdictLines({ divergence, commonTick, one, other }: CompareReport): string[] {
  const tick = count(commonTick);
  if (divergence === null) return [t('cli.compare.same', { tick })];
  if (divergence.tick > commonTick) return [t('cli.compare.noneInCommon'), divergence.because];
  const parted = [t('cli.compare.apart', { at: count(divergence.tick), tick }), divergence.because];
  if (divergence.inputs === null) return parted;
  const [reachedOne = '', reachedOther = ''] = divergence.inputs;
  return [
    ...parted,
    ...columns(
      [
        [one.name, reachedOne],
        [other.name, reachedOther],
      ],
      [],
      INDENT,
    ).map((line) => line.trimEnd()),
  ];
}
