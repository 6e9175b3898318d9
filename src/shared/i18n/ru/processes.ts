import type { processes as english } from '../en/processes';
import type { Russian } from './words';

/** What is said of adopted processes: the sentences of `en/processes.ts`, with the same params. */
export const processes = {
  inside: {
    usual: '$t(anomalies.inside.span.{{usualUnit}}, {"span": {{usualSpan}} })',
    times_one: '{{count, figure}} раз',
    times_few: '{{count, figure}} раза',
    times_many: '{{count, figure}} раз',
    times_other: '{{count, figure}} раза',
    activities_one: '{{count, figure}} занятию',
    activities_few: '{{count, figure}} занятиям',
    activities_many: '{{count, figure}} занятиям',
    activities_other: '{{count, figure}} занятиям',
  },
  because: {
    begins: 'Отчёты приходят. Что для него обычно, ещё выясняется.',
    working: 'Отчёты приходят, и его прогресс растёт обычным ходом.',
    untold: 'Отчёты приходят. О прогрессе он не сообщает, и продвигается ли он, видно лишь по его занятиям.',
    idle: 'Он сообщает, что ему нечего делать.',
    finished: 'Он сообщил, что закончил.',
    awaited: 'Какое-то время никто не следил. Следующего отчёта ждут столько, сколько обычно.',
  },
  found: {
    gone: 'Его процесса с номером {{pid}} больше нет.',
    silent:
      'Отчётов нет уже $t(anomalies.inside.span.{{unit}}), а обычно — самое большее $t(processes.inside.usual).',
    mute: 'Его процесс с номером {{pid}} на месте и был занят, но отчётов нет уже $t(anomalies.inside.span.{{unit}}), а обычно — самое большее $t(processes.inside.usual).',
    stuck:
      'Он сообщает, что занят, но его прогресс стоит уже $t(anomalies.inside.span.{{unit}}), а обычно — самое большее $t(processes.inside.usual).',
    cycles:
      'Одни и те же занятия, числом {{period, figure}}, он повторил $t(processes.inside.times, {"count": {{times}} }) без нового прогресса.',
    around_one:
      'Он ходит по кругу по $t(processes.inside.activities), и нового прогресса нет уже $t(anomalies.inside.span.{{unit}}), а обычно — самое большее $t(processes.inside.usual).',
    around_few:
      'Он ходит по кругу по одним и тем же $t(processes.inside.activities), и нового прогресса нет уже $t(anomalies.inside.span.{{unit}}), а обычно — самое большее $t(processes.inside.usual).',
    around_many:
      'Он ходит по кругу по одним и тем же $t(processes.inside.activities), и нового прогресса нет уже $t(anomalies.inside.span.{{unit}}), а обычно — самое большее $t(processes.inside.usual).',
    around_other:
      'Он ходит по кругу по одним и тем же $t(processes.inside.activities), и нового прогресса нет уже $t(anomalies.inside.span.{{unit}}), а обычно — самое большее $t(processes.inside.usual).',
    back_one: 'Его прогресс откатился $t(processes.inside.times) и проходит те же значения снова.',
    back_few: 'Его прогресс откатился $t(processes.inside.times) и проходит те же значения снова и снова.',
    back_many: 'Его прогресс откатился $t(processes.inside.times) и проходит те же значения снова и снова.',
    back_other: 'Его прогресс откатился $t(processes.inside.times) и проходит те же значения снова и снова.',
    unusual:
      'Величина «{{vital}}» равна {{value, figure}}, а обычно сейчас — от {{low, figure}} до {{high, figure}}.',
    unusualShape: 'Величина «{{vital}}» идёт не так, как обычно; она равна {{value, figure}}.',
  },
  clears: {
    report: 'Снимется со следующим его отчётом.',
    progress:
      'Снимется, когда его прогресс превысит всё, что было, или когда он сообщит, что ему нечего делать.',
    other: 'Снимется, когда он займётся другим или сообщит, что ему нечего делать.',
    vital_one:
      'Снимется, когда «{{vital}}» {{count, figure}} минуту продержится в обычных пределах или когда новые станут обычными.',
    vital_few:
      'Снимется, когда «{{vital}}» {{count, figure}} минуты продержится в обычных пределах или когда новые станут обычными.',
    vital_many:
      'Снимется, когда «{{vital}}» {{count, figure}} минут продержится в обычных пределах или когда новые станут обычными.',
    vital_other:
      'Снимется, когда «{{vital}}» {{count, figure}} минуты продержится в обычных пределах или когда новые станут обычными.',
  },
  refused: {
    tooMany:
      'Усыновлено уже столько процессов ({{most}}), что больше нельзя. Отпустите тот, который больше не нужен.',
    tooOften: '{{name}} отчитывается чаще {{most}} раз в секунду. Отчитывайтесь реже.',
    unknown: 'Процесс {{name}} не усыновлён. Возможно, его отпустили.',
    unknownFinding: 'Среди найденного о {{name}} нет номера {{id}}.',
  },
} as const satisfies Russian<typeof english>;
