import { say, told } from '../../../shared/i18n';
import type { ChainLink, PostMortem } from '../../../shared/post-mortem';
import { VITALS, type EventType, type Language } from '../../../shared/vocabulary';
import { columns, paragraphs, table, time } from '../format';

/** The same for a person: what it died of, what led there, what would have been. */
export function explainText(found: PostMortem, language: Language): string {
  const writer = new Writer(found, language);
  return paragraphs([
    writer.head(),
    writer.chain(),
    writer.otherwise(),
    writer.figures(),
    writer.memories(),
    writer.tried(),
  ]);
}

class Writer {
  readonly #found: PostMortem;
  readonly #language: Language;
  readonly #t: (...said: Parameters<typeof told>) => string;

  constructor(found: PostMortem, language: Language) {
    this.#found = found;
    this.#language = language;
    this.#t = (...said) => say(told(...said), language);
  }

  head(): string[] {
    const t = this.#t;
    const { view, death, verdict, root } = this.#found;
    const { name, lifeId } = view.identity;
    return [
      t('postMortem.text.title', { name, tick: death.tick, vital: death.cause }),
      say(verdict, this.#language),
      '',
      ...table([
        [t('postMortem.text.row.life'), lifeId],
        [t('postMortem.text.row.died'), time(death.atMs)],
        [t('postMortem.text.row.root'), t(`postMortem.root.${root}`)],
        [t('postMortem.text.row.noReturn'), this.#noReturn()],
      ]),
    ];
  }

  chain(): string[] {
    const t = this.#t;
    const { chain, chainMore } = this.#found;
    if (chain.length === 0) return [];
    const head = (['record', 'tick', 'what', 'source', 'took', 'decisive'] as const).map((column) =>
      t(`postMortem.text.column.${column}`),
    );
    const lines = columns([head, ...chain.map((link) => this.#link(link))], [0, 1, 4], '  ');
    return [
      t('postMortem.text.chain'),
      ...lines.map((line) => line.trimEnd()),
      ...(chainMore > 0 ? [`  ${t('postMortem.text.more', { count: chainMore })}`] : []),
    ];
  }

  otherwise(): string[] {
    const t = this.#t;
    const { counterfactual } = this.#found;
    if (counterfactual === null)
      return [t('postMortem.text.otherwise'), `  ${t('postMortem.text.noOtherwise')}`];
    const { said, atTick: tick, stateHash: hash } = counterfactual;
    return [
      t('postMortem.text.otherwise'),
      `  ${say(said, this.#language)}`,
      `  ${t('postMortem.text.hash', { tick, hash })}`,
    ];
  }

  figures(): string[] {
    const t = this.#t;
    const { figures, view } = this.#found;
    const { phases, stimuli, events, extremes } = figures;
    const gaps = this.#span(view.downtimeMs);
    return [
      t('postMortem.text.figures'),
      ...table([
        [
          t('postMortem.text.row.lived'),
          t('postMortem.text.lived', { span: this.#span(figures.ageMs), gaps }),
        ],
        [t('postMortem.text.row.phases'), t('postMortem.text.phases', { ...phases })],
        [t('postMortem.text.row.stimuli'), this.#counts(stimuli)],
        [t('postMortem.text.row.events'), this.#counts(events)],
        [t('postMortem.text.row.gaps'), String(figures.gaps)],
        [t('postMortem.text.row.lateTicks'), String(figures.lateTicks)],
        [t('postMortem.text.row.anomalies'), String(figures.anomalies)],
        [t('postMortem.text.row.episodes'), String(figures.episodes)],
        [t('postMortem.text.row.drift'), this.#number(figures.driftAtDeath)],
        ...VITALS.map((vital): [string, string] => {
          const { min, mean, max } = extremes[vital];
          const extreme = { min: short(min), mean: short(mean), max: short(max) };
          return [t('postMortem.text.row.vitals', { vital }), t('postMortem.text.extreme', extreme)];
        }),
      ]),
    ];
  }

  memories(): string[] {
    const t = this.#t;
    const { memories } = this.#found;
    if (memories.length === 0) return [];
    return [
      t('postMortem.text.memories'),
      ...memories.map(({ originTick: tick, type, intensity, significance }) => {
        const figures = { intensity: short(intensity), significance: short(significance) };
        return `  ${t('postMortem.text.memory', { tick, type, ...figures })}`;
      }),
    ];
  }

  tried(): string[] {
    const { ticks, runs: count, tookMs } = this.#found.tried;
    return [this.#t('postMortem.text.tried', { count, ticks, seconds: Math.round(tookMs / 100) / 10 })];
  }

  #noReturn(): string {
    const { tick, care, beforeDeathTicks, triedFromTick } = this.#found.pointOfNoReturn;
    if (tick === null || care === null) return this.#t('postMortem.text.noCare', { tick: triedFromTick });
    const { type, intensity, everyTicks: every } = care;
    return this.#t('postMortem.text.noReturn', {
      tick,
      count: beforeDeathTicks ?? 0,
      type,
      intensity,
      every,
    });
  }

  #link({ seq, tick, said, source, took, decisive }: ChainLink): string[] {
    const verdict = decisive === null ? 'untried' : decisive ? 'yes' : 'no';
    return [
      `#${seq}`,
      String(tick),
      say(said, this.#language),
      source ?? '',
      this.#number(-100 * took),
      this.#t(`postMortem.text.decisive.${verdict}`),
    ];
  }

  #counts(counts: Readonly<Partial<Record<EventType, number>>>): string {
    const words = Object.entries(counts).map(
      ([type, count]) => `${this.#t(`common.event.${type as EventType}`)} ${count}`,
    );
    return words.length === 0 ? '0' : words.join(', ');
  }

  #number(value: number): string {
    return new Intl.NumberFormat(this.#language, { maximumFractionDigits: 3 }).format(short(value));
  }

  #span(ms: number): string {
    const seconds = Math.floor(ms / 1000);
    const [d, h] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24];
    const [m, s] = [Math.floor(seconds / 60) % 60, seconds % 60];
    const unit = d > 0 ? 'days' : h > 0 ? 'hours' : 'minutes';
    return this.#t(`postMortem.text.span.${unit}`, { d, h, m, s });
  }
}

/** To three decimals; what is nothing has no sign. */
const short = (value: number): number => Math.round(value * 1000) / 1000 + 0;
