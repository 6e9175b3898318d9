import type { program as english } from '../../en/window/program';
import type { Russian } from '../words';

/** Приложение как программа: автозапуск, обновления, что нового. */
export const program: Russian<typeof english> = {
  program: {
    autostart: 'При входе в систему',
    autostartAbout: 'Life запускается вместе с сеансом, без окна, и продолжается в трее.',
    autostartOn: 'Запускать Life',
    autostartDevelopment:
      'Система может запускать только установленное приложение, а это работает из исходного кода.',
    autostartFailed: 'Система не приняла изменение: {{problem}}. Всё осталось как было.',
    updates: 'Обновления',
    updatesAbout:
      'Раз в день проверяется, нет ли новой версии. Пока это выключено, ничего не запрашивается; без вас ничего не загружается.',
    updatesOn: 'Проверять обновления',
    updatesDevelopment: 'Обновить можно только установленное приложение, а это работает из исходного кода.',
    updatesNoPlace: 'При сборке этой копии не было указано, где публикуются обновления.',
    updatesAreOff: 'Проверка обновлений выключена.',
    updateFailed: 'Не удалось проверить обновления: {{reason}}',
    updateStates: {
      waiting: 'Проверки ещё не было.',
      checking: 'Проверяется…',
      current: 'Установлена последняя версия (проверено: {{time}}).',
      available: 'Можно загрузить версию {{version}}.',
      told: 'Вышла версия {{version}}. Эта копия не обновляется сама: установите новую тем же способом, что и эту.',
      downloading: 'Версия {{version}} загружается: {{percent}} %',
      ready: 'Версия {{version}} готова. Жизнь уснёт и проснётся уже в ней.',
    },
    check: 'Проверить',
    download: 'Загрузить',
    install: 'Перезапустить',
    news: 'Что нового',
    newsSince: 'Что нового в Life {{version}}',
    newsUnreleased: 'Ещё не выпущено',
    newsNone: 'Ни об одной версии ничего не сказано.',
    newsClose: 'Закрыть',
    newsGroups: {
      added: 'Добавлено',
      changed: 'Изменено',
      deprecated: 'Будет убрано',
      removed: 'Убрано',
      fixed: 'Исправлено',
      security: 'Безопасность',
    },
  },
};
