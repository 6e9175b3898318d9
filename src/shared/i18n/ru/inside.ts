/** The ending of a verb in the past tense agrees with the gender of its subject. */
const past = (feminine: string, neuter: string, masculine: string) => ({
  energy: feminine,
  integrity: feminine,
  stability: feminine,
  tension: neuter,
  fatigue: feminine,
  noise: masculine,
  drift: masculine,
});

/** Parts of sentences, in the case, gender and number in which they stand there. */
export const inside = {
  subject: {
    energy: 'энергия',
    integrity: 'целостность',
    stability: 'стабильность',
    tension: 'напряжение',
    fatigue: 'усталость',
    noise: 'шум',
    drift: 'дрейф',
  },
  /** «упал(а)» */
  past: past('а', 'о', ''),
  /** «поднялся, поднялась» */
  pastReflexive: past('ась', 'ось', 'ся'),
  /** «события …» */
  ofEvent: {
    events: '',
    noise: ' шума',
    decay: ' распада',
    recovery: ' восстановления',
    shock: ' шока',
    idle: ' бездействия',
    novelty: ' новизны',
    rest: ' отдыха',
  },
  /** «после …» */
  cause: {
    noise: 'шума',
    decay: 'распада',
    recovery: 'восстановления',
    shock: 'шока',
    idle: 'бездействия',
    novelty: 'новизны',
    rest: 'отдыха',
    lag: 'отставания',
    awakening: 'пробуждения',
    'memory-echo': 'отголоска памяти',
    policy: 'смены правил',
    waking: 'пробуждения',
    'late-tick': 'опоздавшего такта',
    fault: 'ошибки',
    'hook-failure': 'отказа обработчика',
  },
  input: {
    record: '$t(anomalies.inside.cause.{{cause}}) #{{seq}}',
    tick: '$t(anomalies.inside.cause.{{cause}}) на такте {{tick}}',
  },
  after: {
    none: '',
    record: ' после $t(anomalies.inside.input.record)',
    tick: ' после $t(anomalies.inside.input.tick)',
  },
  dashAfter: {
    none: '',
    record: ' — после $t(anomalies.inside.input.record)',
    tick: ' — после $t(anomalies.inside.input.tick)',
  },
  why: {
    none: '; ни одно воздействие этого не объясняет',
    record: ' — после $t(anomalies.inside.input.record)',
    tick: ' — после $t(anomalies.inside.input.tick)',
  },
  sent: { none: '', one: ' (воздействие #{{first}})', several: ' (воздействия с #{{first}} по #{{last}})' },
  /** «за …», «уже …», «через …» */
  span: {
    s: '{{span, figure}} с',
    min: '{{span, figure}} мин',
    h: '{{span, figure}} ч',
    d: '$t(anomalies.inside.days, {"count": {{span}} })',
  },
  /** «от …», «до …», «больше …» */
  spanOf: {
    s: '{{span, figure}} с',
    min: '{{span, figure}} мин',
    h: '{{span, figure}} ч',
    d: '$t(anomalies.inside.ofDays, {"count": {{span}} })',
  },
  days_one: '{{count, figure}} день',
  days_few: '{{count, figure}} дня',
  days_many: '{{count, figure}} дней',
  days_other: '{{count, figure}} дня',
  ofDays_one: '{{count, figure}} дня',
  ofDays_few: '{{count, figure}} дней',
  ofDays_many: '{{count, figure}} дней',
  ofDays_other: '{{count, figure}} дня',
  /** «… быстрее» */
  times_one: 'в {{count, figure}} раз',
  times_few: 'в {{count, figure}} раза',
  times_many: 'в {{count, figure}} раз',
  times_other: 'в {{count, figure}} раза',
  usually: { about: 'около {{usual, figure}}', hardly: 'почти ни одного' },
  missed_one: 'Пропущен {{count, figure}} такт',
  missed_few: 'Пропущено {{count, figure}} такта',
  missed_many: 'Пропущено {{count, figure}} тактов',
  missed_other: 'Пропущено {{count, figure}} такта',
  late_one: 'опоздал {{count, figure}} такт',
  late_few: 'опоздали {{count, figure}} такта',
  late_many: 'опоздало {{count, figure}} тактов',
  late_other: 'опоздало {{count, figure}} такта',
} as const;
