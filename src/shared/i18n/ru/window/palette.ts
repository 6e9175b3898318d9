import type { palette as english } from '../../en/window/palette';
import type { Russian } from '../words';

/** Палитра: всё, что умеет окно, по имени. */
export const palette: Russian<typeof english> = {
  palette: {
    title: 'Найти',
    open: 'Найти, что сделать или куда перейти ({{keys}})',
    ask: 'Что сделать, куда перейти или номер такта',
    none: 'Ничего с таким названием нет.',
    groups: { go: 'Перейти', do: 'Сделать', past: 'Прошлое' },
    send: 'Отправить: {{type}}, сила {{intensity}}',
    saveWithPast: 'Сохранить копию со всем прошлым…',
    acknowledge_one: 'Отметить {{count}} открытую аномалию как замеченную',
    acknowledge_few: 'Отметить все {{count}} открытые аномалии как замеченные',
    acknowledge_many: 'Отметить все {{count}} открытых аномалий как замеченные',
    acknowledge_other: 'Отметить все {{count}} открытых аномалий как замеченные',
    verify: 'Проверить эту жизнь с рождения',
    openHome: 'Открыть папку, где хранятся жизни',
    look: 'Посмотреть на такт {{tick}}',
    fork: 'Начать ветвь с такта {{tick}}…',
  },
};
