import type { adopted as english } from '../../en/window/processes';
import type { Russian } from '../words';

/** The programs that are watched beside the life. */
export const adopted = {
  since: 'с {{when}}',
  fromTo: 'с {{from}} до {{to}}',
  progress: 'Прогресс',
  activity: 'Занятие',
  lastReport: 'Последний отчёт',
  ago: '#{{number}}, {{ago}} назад',
  usualEvery: 'Обычно отчёт каждые',
  pid: 'Номер процесса',
  adopted: 'Усыновлён',
  course: 'Ход величины «{{name}}», от {{low}} до {{high}}',
  found: 'Что найдено',
  evidence_one: 'Отчёт {{reports}}',
  evidence_few: 'Отчёты {{reports}}',
  evidence_many: 'Отчёты {{reports}}',
  evidence_other: 'Отчёты {{reports}}',
  times_one: '{{count}} раз',
  times_few: '{{count}} раза',
  times_many: '{{count}} раз',
  times_other: '{{count}} раза',
  more_one: 'Ещё {{count}} прежнее',
  more_few: 'Ещё {{count}} прежних',
  more_many: 'Ещё {{count}} прежних',
  more_other: 'Ещё {{count}} прежних',
  release: 'Отпустить',
  releaseAsk: 'Отпустить {{name}}?',
  releaseWhat:
    'За ним больше не следят, и всё, что о нём узнано, забывается. Сама программа работает дальше; со следующим отчётом она будет усыновлена заново.',
  none: 'Ни один процесс не усыновлён',
  noneAbout:
    'Программа, которая работает подолгу, например агент, может сообщать сюда под своим именем, как она продвигается. Тогда за ней следят рядом с жизнью: продвигается ли она, стоит ли без дела, зависла, ходит по кругу или мертва.',
  noneClosed:
    'Сначала откройте канал — на соседней вкладке. Первый отчёт под новым именем усыновляет процесс:',
  noneHow: 'Первый отчёт под новым именем усыновляет процесс:',
  noneMore:
    'Отчитывайтесь так часто, как удобно программе. Что для неё обычно, выясняется по её же отчётам; до этого не говорится ничего.',
  example: 'Первый отчёт',
} as const satisfies Russian<typeof english>;
