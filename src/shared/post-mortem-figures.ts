import { told } from './i18n';
import type { LifeFigures, PostMortem } from './post-mortem';
import type { Tongue } from './post-mortem-words';
import { EVENT_TYPES, GAP_KINDS, STIMULUS_TYPES, VITALS, type EventType, type Vital } from './vocabulary';

export interface FigureRow {
  readonly label: string;
  readonly value: string;
}

export interface ExtremeRow {
  readonly vital: Vital;
  readonly name: string;
  readonly lowest: string;
  readonly mean: string;
  readonly highest: string;
  readonly atEnd: string;
}

const SEPARATOR = ' · ';

/** The life in figures, in words. */
export function figureRows(figures: LifeFigures, tongue: Tongue): readonly FigureRow[] {
  const { say, numbers } = tongue;
  const { integer, duration, fixed } = numbers;
  const label = (key: Parameters<typeof told>[0], value: string): FigureRow => ({
    label: say(told(key)),
    value,
  });
  const joined = (parts: readonly string[]): string =>
    parts.length > 0 ? parts.join(SEPARATOR) : say(told('window.postMortem.figures.none'));
  const counted = (
    types: readonly EventType[],
    counts: Readonly<Partial<Record<EventType, number>>>,
  ): string =>
    joined(
      types
        .map((type) => ({ type, count: counts[type] ?? 0 }))
        .filter(({ count }) => count > 0)
        .sort((one, other) => other.count - one.count)
        .map(({ type, count }) => `${say(told(`common.event.${type}`))} ${integer(count)}`),
    );
  const innerRate = figures.ageMs > 0 ? figures.innerMs / figures.ageMs : 1;
  const { gapsMs, wallMs } = figures.books;
  return [
    label('window.postMortem.figures.ticks', integer(figures.ticks)),
    label('window.postMortem.figures.age', duration(figures.ageMs)),
    label(
      'window.postMortem.figures.inner',
      joined([
        duration(figures.innerMs),
        say(told('window.postMortem.figures.innerRate', { rate: fixed(innerRate, 2) })),
      ]),
    ),
    label(
      'window.postMortem.figures.notLived',
      joined([
        ...(figures.gaps > 0 ? [say(told('window.postMortem.figures.gaps', { count: figures.gaps }))] : []),
        ...GAP_KINDS.filter((kind) => gapsMs[kind] > 0).map(
          (kind) => `${say(told(`common.gap.${kind}`))} ${duration(gapsMs[kind])}`,
        ),
      ]),
    ),
    label('window.postMortem.figures.wall', duration(wallMs)),
    label('window.postMortem.figures.stimuli', counted(STIMULUS_TYPES, figures.stimuli)),
    label('window.postMortem.figures.events', counted(EVENT_TYPES, figures.events)),
    label(
      'window.postMortem.figures.phases',
      joined(
        (['init', 'run', 'degrade'] as const)
          .filter((phase) => figures.phases[phase] > 0)
          .map((phase) => `${say(told(`common.phase.${phase}`))} ${integer(figures.phases[phase])}`),
      ),
    ),
    label('window.postMortem.figures.transitions', integer(figures.transitions)),
    label('window.postMortem.figures.lateTicks', integer(figures.lateTicks)),
    label('window.postMortem.figures.anomalies', integer(figures.anomalies)),
    label('window.postMortem.figures.episodes', integer(figures.episodes)),
    label('window.postMortem.figures.drift', fixed(figures.driftAtDeath, 3)),
  ];
}

/** What each vital was over the whole life, and where it stood when it ended. */
export const extremeRows = (
  { figures, view }: Pick<PostMortem, 'figures' | 'view'>,
  { say, numbers }: Tongue,
): readonly ExtremeRow[] =>
  VITALS.map((vital) => ({
    vital,
    name: say(told(`common.vital.${vital}`)),
    lowest: numbers.vital(vital, figures.extremes[vital].min),
    mean: numbers.vital(vital, figures.extremes[vital].mean),
    highest: numbers.vital(vital, figures.extremes[vital].max),
    atEnd: numbers.vital(vital, view.vitals[vital]),
  }));
