import type { lanes as english } from '../../en/window/lanes';
import type { Russian } from '../words';

/** Timeline: its lanes, the map of the whole life, and what is told of the moment under the cursor. */
export const lanes = {
  lanes: {
    open: 'Дорожки',
    title: 'Показанные дорожки',
    name: {
      vitals: 'Показатели',
      dynamics: 'Динамика',
      inner: 'Внутреннее время',
      events: 'События',
      phases: 'Фазы',
      memories: 'Память',
      anomalies: 'Аномалии',
    },
    earlier: 'Раньше',
    later: 'Позже',
    newest: 'К последнему такту и дальше вместе с жизнью',
  },
  minimap: {
    name: 'Вся жизнь',
    hint: 'Тяните, чтобы сдвинуть; тяните за края, чтобы изменить длину. Стрелки двигают отрезок или его край.',
    brush: 'Показанный отрезок',
    from: 'Начало показанного отрезка',
    to: 'Конец показанного отрезка',
    range: 'От {{from}} до {{to}} после рождения: {{length}}',
  },
  cursor: {
    title: 'Что в этот момент',
    unread: 'Не удалось прочитать, что произошло.',
    events: '×{{n}}, до {{strongest}}',
    memory: 'Воспоминание {{id}}: {{type}}, воздействие {{effect}}',
  },
} as const satisfies Russian<typeof english>;
