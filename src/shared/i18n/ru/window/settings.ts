import type { settings as english } from '../../en/window/settings';
import type { Russian } from '../words';

/** Settings. */
export const settings = {
  settings: {
    language: 'Язык',
    languages: { system: 'Как в системе', en: 'English', ru: 'Русский' },
    theme: 'Тема',
    themes: { system: 'Как в системе', dark: 'Тёмная', light: 'Светлая' },
    motion: 'Меньше движения',
    motionAbout: 'Ничто не движется плавно и не дышит; числа меняются на каждом такте.',
    motions: { system: 'Как в системе', on: 'Всегда' },
    closing: 'При закрытии окна',
    closingAbout: 'Со значком в трее жизнь идёт и без окна. При выходе она засыпает.',
    noTray: 'На этом рабочем столе нет трея: чтобы вернуть окно, запустите Life ещё раз.',
    closings: { tray: 'Жизнь идёт дальше', quit: 'Выйти' },
    notifications: 'Уведомления',
    notificationsAbout:
      'Об аномалиях начиная с этой важности; о нескольких сразу — одним уведомлением. Опасные могут выйти за часовой предел. О конце жизни сообщается всегда и сразу.',
    notify: 'Показывать уведомления',
    minimumSeverity: 'Наименьшая важность, о которой сообщать',
    severities: { notice: 'Замечание', warning: 'Предупреждение', grave: 'Опасность' },
    perHourMax: 'в час, не больше',
    quietHours: 'Тихие часы',
    quietHoursAbout:
      'О том, что случится в это время, в полноэкранном режиме или в режиме «Не беспокоить», сообщается позже — если не прошло само.',
    keepQuiet: 'Не беспокоить каждый день',
    quietFrom: 'с',
    quietTo: 'до',
    quietNever: 'Начало и конец совпадают: тихих часов нет.',
    snapshots: 'Снимки',
    monitor: 'Что ищет монитор',
    monitorOpen: 'Чувствительность',
    monitorUsual: 'Всё, с обычной чувствительностью.',
    monitorOff: 'Не ищет: {{kinds}}.',
    monitorChanged_one: 'Об {{count}} виде сообщает охотнее или реже обычного.',
    monitorChanged_few: 'О {{count}} видах сообщает охотнее или реже обычного.',
    monitorChanged_many: 'О {{count}} видах сообщает охотнее или реже обычного.',
    monitorChanged_other: 'О {{count}} видах сообщает охотнее или реже обычного.',
    snapshotsAbout: 'Делаются сами; из сделанных по расписанию хранятся новейшие.',
    everyMinutes: 'один раз в столько минут',
    keep: 'хранить новейших',
    home: 'Где хранятся жизни',
    openHome: 'Открыть папку',
    about: 'Life {{version}}',
    versions: 'Electron {{electron}}, Node {{node}}, {{platform}}',
  },
} as const satisfies Russian<typeof english>;
