import type { postMortem as english } from '../en/post-mortem';
import type { Russian } from './words';

/** What a post-mortem says: the sentences of `en/post-mortem.ts`, with the same params. */
export const postMortem = {
  refused: {
    alive: 'Эта жизнь ещё не окончена. Разбор возможен только после смерти.',
    looking:
      'Здесь только последнее состояние, без воздействий, которые к нему привели. Вернитесь к жизни, которая живёт здесь, или откройте умершую вместе с её прошлым.',
  },
  verdict: {
    input:
      'Исчерпана $t(postMortem.vital.{{vital}}) — из-за $t(postMortem.one.{{type}}) #{{seq}} на такте {{tick, figure}}.',
    inputs_one:
      'Исчерпана $t(postMortem.vital.{{vital}}) — из-за $t(postMortem.many.{{type}}) на такте {{to, figure}} ({{count, figure}} воздействие).',
    inputs_few:
      'Исчерпана $t(postMortem.vital.{{vital}}) — из-за $t(postMortem.many.{{type}}) на тактах с {{from, figure}} по {{to, figure}} ({{count, figure}} воздействия).',
    inputs_many:
      'Исчерпана $t(postMortem.vital.{{vital}}) — из-за $t(postMortem.many.{{type}}) на тактах с {{from, figure}} по {{to, figure}} ({{count, figure}} воздействий).',
    inputs_other:
      'Исчерпана $t(postMortem.vital.{{vital}}) — из-за $t(postMortem.many.{{type}}) на тактах с {{from, figure}} по {{to, figure}} ({{count, figure}} воздействия).',
    policy:
      'Исчерпана $t(postMortem.vital.{{vital}}) — по правилам «{{name}}», действовавшим с такта {{tick, figure}}.',
    world: 'Исчерпана $t(postMortem.vital.{{vital}}): её отняло то, что принёс окружающий мир.',
    wear: 'Исчерпана $t(postMortem.vital.{{vital}}): её отняла сама жизнь; от способности восстанавливаться осталось {{percent, figure}} %.',
    starved: 'Исчерпана $t(postMortem.vital.{{vital}}): расход превышал приход.',
  },
  met: {
    event: '$t(common.event.{{type}}) силой {{intensity, figure}}',
    lateTick: 'Опоздавший такт: {{seconds, figure}} с',
    wake: 'Пробуждение через {{minutes, figure}} мин',
    policy: 'Правила «{{name}}»',
    hookFailure: 'Отказ обработчика {{hook}}',
  },
  otherwise: {
    withoutInput:
      'Без $t(postMortem.one.{{type}}) #{{seq}} на такте {{tick, figure}} жизнь продолжается$t(postMortem.stands)',
    withoutInputs_one:
      'Без $t(postMortem.many.{{type}}) на такте {{to, figure}} ({{count, figure}} воздействие) жизнь продолжается$t(postMortem.stands)',
    withoutInputs_few:
      'Без $t(postMortem.many.{{type}}) на тактах с {{from, figure}} по {{to, figure}} ({{count, figure}} воздействия) жизнь продолжается$t(postMortem.stands)',
    withoutInputs_many:
      'Без $t(postMortem.many.{{type}}) на тактах с {{from, figure}} по {{to, figure}} ({{count, figure}} воздействий) жизнь продолжается$t(postMortem.stands)',
    withoutInputs_other:
      'Без $t(postMortem.many.{{type}}) на тактах с {{from, figure}} по {{to, figure}} ({{count, figure}} воздействия) жизнь продолжается$t(postMortem.stands)',
    onTime: 'Если такт #{{seq}} не опаздывает, жизнь продолжается$t(postMortem.stands)',
    allOnTime_one: 'Без опоздания {{count, figure}} такта жизнь продолжается$t(postMortem.stands)',
    allOnTime_few:
      'Без опоздания {{count, figure}} тактов (по такт {{to, figure}}) жизнь продолжается$t(postMortem.stands)',
    allOnTime_many:
      'Без опоздания {{count, figure}} тактов (по такт {{to, figure}}) жизнь продолжается$t(postMortem.stands)',
    allOnTime_other:
      'Без опоздания {{count, figure}} такта (по такт {{to, figure}}) жизнь продолжается$t(postMortem.stands)',
    withoutGap:
      'Без перерыва, который кончился на такте {{tick, figure}} (#{{seq}}), жизнь продолжается$t(postMortem.stands)',
    withoutPolicy:
      'Без перехода на правила «{{name}}» на такте {{tick, figure}} жизнь продолжается$t(postMortem.stands)',
    quietWorld: 'Если с такта {{tick, figure}} мир молчит, жизнь продолжается$t(postMortem.stands)',
    withCare_one:
      'С такта {{tick, figure}}, при воздействиях $t(postMortem.one.{{type}}) силой {{intensity, figure}} каждый {{count, figure}} такт, жизнь продолжается$t(postMortem.stands)',
    withCare_few:
      'С такта {{tick, figure}}, при воздействиях $t(postMortem.one.{{type}}) силой {{intensity, figure}} каждые {{count, figure}} такта, жизнь продолжается$t(postMortem.stands)',
    withCare_many:
      'С такта {{tick, figure}}, при воздействиях $t(postMortem.one.{{type}}) силой {{intensity, figure}} каждые {{count, figure}} тактов, жизнь продолжается$t(postMortem.stands)',
    withCare_other:
      'С такта {{tick, figure}}, при воздействиях $t(postMortem.one.{{type}}) силой {{intensity, figure}} каждые {{count, figure}} такта, жизнь продолжается$t(postMortem.stands)',
  },
  stands: ': на такте {{toTick, figure}} $t(postMortem.vital.{{vital}}) — {{value, figure}}.',
  vital: { energy: 'энергия', integrity: 'целостность', stability: 'стабильность' },
  one: {
    noise: 'шума',
    decay: 'распада',
    recovery: 'восстановления',
    shock: 'шока',
    idle: 'бездействия',
    novelty: 'новизны',
    rest: 'отдыха',
    lag: 'отставания',
    awakening: 'пробуждения',
    'late-tick': 'опоздавшего такта',
    wake: 'пробуждения',
    'hook-failure': 'отказа обработчика',
  },
  many: {
    noise: 'шумов',
    decay: 'распадов',
    recovery: 'восстановлений',
    shock: 'шоков',
    idle: 'бездействий',
    novelty: 'новизны',
    rest: 'отдыха',
    lag: 'отставаний',
    awakening: 'пробуждений',
    'late-tick': 'опоздавших тактов',
    wake: 'перерывов',
    'hook-failure': 'отказов обработчиков',
    stimuli: 'воздействий',
  },
  root: {
    stimuli: 'посланные воздействия',
    world: 'окружающий мир',
    wear: 'износ',
    policy: 'другие правила',
    'late-ticks': 'опоздавшие такты',
    'hook-failures': 'отказы обработчиков',
    starved: 'нехватка энергии',
  },
  text: {
    title: '{{name}}: смерть на такте {{tick, figure}}, исчерпана $t(postMortem.vital.{{vital}})',
    row: {
      life: 'Жизнь',
      died: 'Смерть',
      lived: 'Прожито',
      root: 'Главное',
      noReturn: 'Невозврат',
      phases: 'Фазы',
      stimuli: 'Воздействия',
      events: 'События',
      gaps: 'Перерывы',
      lateTicks: 'Опоздания',
      anomalies: 'Аномалии',
      episodes: 'Эпизоды',
      drift: 'Дрейф',
      vitals: '$t(common.vital.{{vital}})',
    },
    lived: '{{span}}, не прожито {{gaps}}',
    phases: 'начало — {{init, figure}}, работа — {{run, figure}}, деградация — {{degrade, figure}} тактов',
    extreme: 'от {{min, figure}} до {{max, figure}}, в среднем {{mean, figure}}',
    chain: 'Что к этому привело',
    column: {
      record: 'Запись',
      tick: 'Такт',
      what: 'Что',
      source: 'Источник',
      took: 'Отняло, %',
      decisive: 'Само по себе',
    },
    decisive: { yes: 'решающее', no: 'не решающее', untried: '' },
    more_one: 'и ещё {{count, figure}}',
    more_few: 'и ещё {{count, figure}}',
    more_many: 'и ещё {{count, figure}}',
    more_other: 'и ещё {{count, figure}}',
    otherwise: 'Что было бы иначе — проверено повтором',
    noOtherwise: 'Ни при одном из проверенных изменений жизнь не продолжается.',
    hash: 'На такте {{tick, figure}} её состояние — {{hash}}',
    noReturn_one:
      'такт {{tick, figure}}, за {{count, figure}} такт до смерти; тактом раньше её предотвращают воздействия $t(postMortem.one.{{type}}) силой {{intensity, figure}} каждые {{every, figure}} тактов',
    noReturn_few:
      'такт {{tick, figure}}, за {{count, figure}} такта до смерти; тактом раньше её предотвращают воздействия $t(postMortem.one.{{type}}) силой {{intensity, figure}} каждые {{every, figure}} тактов',
    noReturn_many:
      'такт {{tick, figure}}, за {{count, figure}} тактов до смерти; тактом раньше её предотвращают воздействия $t(postMortem.one.{{type}}) силой {{intensity, figure}} каждые {{every, figure}} тактов',
    noReturn_other:
      'такт {{tick, figure}}, за {{count, figure}} такта до смерти; тактом раньше её предотвращают воздействия $t(postMortem.one.{{type}}) силой {{intensity, figure}} каждые {{every, figure}} тактов',
    noCare: 'ни одна из проверенных форм заботы её не предотвращает, начиная с такта {{tick, figure}}',
    figures: 'В числах',
    memories: 'Самые значимые воспоминания',
    memory:
      'такт {{tick, figure}}: $t(common.event.{{type}}) силой {{intensity, figure}}, значимость {{significance, figure}}',
    tried_one:
      'Иначе прожита {{count, figure}} жизнь; повторено тактов: {{ticks, figure}}, за {{seconds, figure}} с.',
    tried_few:
      'Иначе прожиты {{count, figure}} жизни; повторено тактов: {{ticks, figure}}, за {{seconds, figure}} с.',
    tried_many:
      'Иначе прожито {{count, figure}} жизней; повторено тактов: {{ticks, figure}}, за {{seconds, figure}} с.',
    tried_other:
      'Иначе прожито {{count, figure}} жизни; повторено тактов: {{ticks, figure}}, за {{seconds, figure}} с.',
    span: {
      days: '{{d, figure}} д {{h, figure}} ч {{m, figure}} мин',
      hours: '{{h, figure}} ч {{m, figure}} мин',
      minutes: '{{m, figure}} мин {{s, figure}} с',
    },
  },
} as const satisfies Russian<typeof english>;
