import type { homecoming as english } from '../../en/window/homecoming';
import type { Russian } from '../words';

/** Что узнаёт вернувшийся человек и с чем жизнь родилась. */
export const homecoming = {
  homecoming: {
    region: 'Пока вас не было',
    dismiss: 'Закрыть эту строку',
    sentence: '{{head}}: {{what}}.',
    head: {
      asleep: 'Вас не было {{away}}',
      suspended: 'Компьютер спал {{away}}',
      crashed: 'Приложение внезапно завершилось и не работало {{away}}',
      unknown: 'Приложение стояло {{away}}',
      unwatched: 'Окно было закрыто {{away}}',
    },
    slept: 'жизнь {{name}} спала',
    notLived: 'жизнь {{name}} в это время не шла',
    lived: 'жизнь {{name}} продолжалась',
    partly: 'из них прожито {{lived}} ({{name}})',
    capped: 'жизнь {{name}} продолжалась {{lived}}, до своего предела, затем спала {{slept}}',
    died: 'жизнь {{name}} длилась из них {{lived}} и оборвалась, исчерпано: {{vital}}',
    underWay: 'жизнь {{name}} проживает это время, готово {{percent}} %',
    vital: '{{vital}} {{before}} → {{after}}',
    phase: '{{before}} → {{after}}',
    anomalies_one: '{{count}} аномалия',
    anomalies_few: '{{count}} аномалии',
    anomalies_many: '{{count}} аномалий',
    anomalies_other: '{{count}} аномалии',
    begins: 'Живёт дальше в отсутствие ({{kind}})',
  },
  certificate: {
    open: 'Свидетельство о рождении: {{name}}',
    title: 'Свидетельство о рождении',
    close: 'Закрыть',
    name: 'Имя',
    born: 'Рождение',
    origin: 'Происхождение',
    parent: 'Родитель',
    source: 'Источник',
    seed: 'Зерно',
    policy: 'Политика',
    absence: 'В отсутствие',
    id: 'Идентификатор',
    origins: {
      born: 'Рождение здесь',
      forked: 'Ответвление на такте {{tick}}',
      adopted: 'Принята на такте {{tick}}',
    },
    sleeps: 'Спит: время отсутствия остаётся пробелом и не проживается',
    livesOn: 'Живёт дальше, не более {{cap}} за каждое отсутствие; остальное спит',
  },
} as const satisfies Russian<typeof english>;
