import type { trace as english } from '../../en/window/trace';
import type { Russian } from '../words';

/** The trace: what happened, in words. */
export const trace = {
  trace: {
    title: 'Ход событий, сначала новые',
    empty: 'Здесь по мере жизни появятся события, действия и смены фаз.',
    older_one: 'Показать ещё {{count}} запись',
    older_few: 'Показать ещё из {{count}} записей',
    older_many: 'Показать ещё из {{count}} записей',
    older_other: 'Показать ещё из {{count}} записей',
    intensity: 'Сила, от 0 до 1',
    begins: { born: 'Рождение', forked: 'Ответвление от родителя', adopted: 'Принята из файла' },
    phase: '{{from}} → {{to}}: {{cause}}',
    actionEnded: 'Закончено действие «{{action}}»',
    late: 'Опоздавший такт: прожито сразу {{dt}} вместо {{nominal}}',
    fault: 'Внутренняя ошибка: {{message}}',
    hookFailure: 'Отказ {{hook}}: {{message}}',
    sleep: 'Засыпание',
    wake: 'Пробуждение через {{gap}} ({{kind}})',
    policy: 'Теперь живёт по правилам {{name}}',
    memory: {
      kept: 'Воспоминание #{{id}} сохранено: {{reason}}',
      forgotten: 'Воспоминание #{{id}} забыто: {{reason}}',
    },
    death: 'Конец жизни. Исчерпано: {{cause}}',
    from: '#{{seq}} от {{source}}',
    significance: 'Значимость',
    expected: 'Ожидалось',
    effect: 'Эффект',
    surprise: 'Неожиданно',
    recalled: 'Вспомнилось',
    recalledNone: 'ничего',
    showMemory: 'Показать воспоминание #{{id}}',
  },
  phaseCause: {
    'init-over': 'первые такты позади',
    recovered: 'все показатели восстановились',
    energy: 'мало энергии',
    integrity: 'низкая целостность',
    stability: 'низкая стабильность',
  },
  memoryReason: {
    flash: 'сразу, по высокой значимости',
    consolidated: 'закреплено во время отдыха',
    faded: 'стёрлось',
    'crowded-out': 'вытеснено',
  },
} as const satisfies Russian<typeof english>;
