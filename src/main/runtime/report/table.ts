import { csvLine, type Cell } from '../../../shared/csv';
import { say } from '../../../shared/i18n';
import type { Course } from '../../../shared/past';
import type { PostMortem } from '../../../shared/post-mortem';
import { VITALS, type Language, type Vital } from '../../../shared/vocabulary';

/**
 * One table for the whole post-mortem. `part` says what a row is: `death`, `point-of-no-return`, `counterfactual`, an
 * `input` of the chain, or a point of the course of the `end` or of the `whole` life. A cell that a part does not have is
 * empty. Times are UTC; `took` is a share of the ceiling of the fatal vital, below zero where it is loss. Documented in
 * docs/FORMAT.md.
 */
const COLUMNS = [
  'part',
  'tick',
  'ticks',
  'sinceBirthMs',
  'at',
  'seq',
  'type',
  'source',
  'intensity',
  'took',
  'decisive',
  'said',
  ...VITALS.flatMap((vital) => [vital, `${vital}Min`, `${vital}Max`] as const),
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], Cell>>;

/** A post-mortem as CSV (RFC 4180), its sentences in the language asked for. */
export function postMortemTable(postMortem: PostMortem, language: Language): string {
  const lines = [[...COLUMNS], ...rowsOf(postMortem, language).map(cellsOf)];
  return lines.map(csvLine).join('');
}

const cellsOf = (row: Row): Cell[] => COLUMNS.map((column) => row[column] ?? null);

const timeOf = (atMs: number): string => new Date(atMs).toISOString();

function rowsOf(postMortem: PostMortem, language: Language): readonly Row[] {
  const { view, death, verdict, pointOfNoReturn: point, counterfactual, chain, courses } = postMortem;
  return [
    {
      part: 'death',
      tick: death.tick,
      sinceBirthMs: death.sinceBirthMs,
      at: timeOf(death.atMs),
      type: death.cause,
      said: say(verdict, language),
      ...view.vitals,
    },
    {
      part: 'point-of-no-return',
      tick: point.tick,
      sinceBirthMs: point.sinceBirthMs,
      type: point.care?.type ?? null,
      intensity: point.care?.intensity ?? null,
      ticks: point.care?.everyTicks ?? null,
    },
    ...(counterfactual
      ? [
          {
            part: 'counterfactual',
            tick: counterfactual.followedToTick,
            type: counterfactual.change.kind,
            said: say(counterfactual.said, language),
            ...counterfactual.vitals,
          },
        ]
      : []),
    ...chain.map(({ seq, tick, sinceBirthMs, atMs, said, type, source, intensity, took, decisive }) => ({
      part: 'input',
      tick,
      sinceBirthMs,
      at: timeOf(atMs),
      seq,
      type,
      source,
      intensity,
      took,
      decisive,
      said: say(said, language),
    })),
    ...pointsOf('end', courses.end),
    ...pointsOf('whole', courses.whole),
  ];
}

const pointsOf = (part: 'end' | 'whole', course: Course): readonly Row[] =>
  Array.from({ length: course.count }, (_, index) => {
    const at = (column: Float64Array): number => column[index] ?? NaN;
    return {
      part,
      tick: at(course.tick),
      ticks: at(course.ticks),
      sinceBirthMs: at(course.fromMs),
      at: timeOf(at(course.atMs)),
      ...VITALS.reduce<Row>((all, vital) => ({ ...all, ...spreadOf(course, vital, at) }), {}),
    };
  });

const spreadOf = (course: Course, vital: Vital, at: (column: Float64Array) => number): Row => ({
  [vital]: at(course.mean[vital]),
  [`${vital}Min`]: at(course.min[vital]),
  [`${vital}Max`]: at(course.max[vital]),
});
