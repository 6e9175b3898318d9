import { inside } from './inside';
import type { RussianAnomalies } from './words';

/** What the monitor says: the sentences of `en/anomalies.ts`, with the same params. */
export const anomalies = {
  inside,
  vitalLow: {
    warning: '$t(common.subject.{{vital}}) снизилась до {{value, figure}} — это ниже {{limit, figure}}.',
    grave:
      '$t(common.subject.{{vital}}) почти исчерпана: снизилась до {{value, figure}} — это ниже {{limit, figure}}.',
    clears: 'Снимется, когда $t(anomalies.inside.subject.{{vital}}) снова поднимется выше {{level, figure}}.',
  },
  fastFall: {
    times:
      '$t(common.subject.{{vital}}) упала на {{amount, figure}} за $t(anomalies.inside.span.{{unit}}) — $t(anomalies.inside.times, {"count": {{factor}} }) быстрее обычного$t(anomalies.inside.dashAfter.{{after}}).',
    beyond:
      '$t(common.subject.{{vital}}) упала на {{amount, figure}} за $t(anomalies.inside.span.{{unit}})$t(anomalies.inside.after.{{after}}); обычно — не больше чем на {{usual, figure}}.',
    fromRest:
      '$t(common.subject.{{vital}}) упала на {{amount, figure}} за $t(anomalies.inside.span.{{unit}})$t(anomalies.inside.after.{{after}}), хотя обычно почти не меняется.',
    atOnce:
      '$t(common.subject.{{vital}}) разом упала на {{amount, figure}}$t(anomalies.inside.after.{{after}}).',
    clears:
      'Снимется, когда $t(anomalies.inside.subject.{{vital}}) {{seconds, figure}} с будет меняться не быстрее обычного.',
  },
  suddenChange: {
    up: '$t(common.subject.{{subject}}) скачком поднял$t(anomalies.inside.pastReflexive.{{subject}}) на {{amount, figure}} за $t(anomalies.inside.span.{{unit}}) вопреки обычному ходу$t(anomalies.inside.why.{{after}}).',
    down: '$t(common.subject.{{subject}}) скачком упал$t(anomalies.inside.past.{{subject}}) на {{amount, figure}} за $t(anomalies.inside.span.{{unit}}) вопреки обычному ходу$t(anomalies.inside.why.{{after}}).',
    clears:
      'Снимется, когда $t(anomalies.inside.subject.{{subject}}) $t(anomalies.inside.span.{{unit}}) будет меняться без скачков.',
  },
  slowDrift: {
    up: '$t(common.subject.{{subject}}) отклонил$t(anomalies.inside.pastReflexive.{{subject}}) от обычного хода вверх на {{amount, figure}} за $t(anomalies.inside.span.{{unit}})$t(anomalies.inside.why.{{after}}).',
    down: '$t(common.subject.{{subject}}) отклонил$t(anomalies.inside.pastReflexive.{{subject}}) от обычного хода вниз на {{amount, figure}} за $t(anomalies.inside.span.{{unit}})$t(anomalies.inside.why.{{after}}).',
    clears:
      'Снимется, когда $t(anomalies.inside.subject.{{subject}}) $t(anomalies.inside.span.{{unit}}) будет идти обычным ходом или когда новый ход продержится {{hours, figure}} ч и станет обычным.',
  },
  noRecovery: {
    fell: {
      lags: '$t(common.subject.{{subject}}) упал$t(anomalies.inside.past.{{subject}}) на {{amount, figure}}$t(anomalies.inside.after.{{after}}) и за $t(anomalies.inside.span.{{unit}}) восстановил$t(anomalies.inside.pastReflexive.{{subject}}) лишь на {{back, figure}}; обычно к этому времени — на {{usual, figure}}.',
      stays:
        '$t(common.subject.{{subject}}) упал$t(anomalies.inside.past.{{subject}}) на {{amount, figure}}$t(anomalies.inside.after.{{after}}) и за $t(anomalies.inside.span.{{unit}}) ничуть не восстановил$t(anomalies.inside.pastReflexive.{{subject}}); обычно к этому времени — на {{usual, figure}}.',
    },
    rose: {
      lags: '$t(common.subject.{{subject}}) поднял$t(anomalies.inside.pastReflexive.{{subject}}) на {{amount, figure}}$t(anomalies.inside.after.{{after}}) и за $t(anomalies.inside.span.{{unit}}) снизил$t(anomalies.inside.pastReflexive.{{subject}}) лишь на {{back, figure}}; обычно к этому времени — на {{usual, figure}}.',
      stays:
        '$t(common.subject.{{subject}}) поднял$t(anomalies.inside.pastReflexive.{{subject}}) на {{amount, figure}}$t(anomalies.inside.after.{{after}}) и за $t(anomalies.inside.span.{{unit}}) ничуть не снизил$t(anomalies.inside.pastReflexive.{{subject}}); обычно к этому времени — на {{usual, figure}}.',
    },
    clears:
      'Снимется, когда $t(anomalies.inside.subject.{{subject}}) снова пойдёт обычным ходом или когда новый ход продержится {{hours, figure}} ч и станет обычным.',
  },
  flatLine: {
    message:
      '$t(common.subject.{{subject}}) уже $t(anomalies.inside.span.{{unit}}) стоит на отметке {{value, figure}}, хотя обычно меняется на {{usual, figure}} в час$t(anomalies.inside.why.{{after}}).',
    clears:
      'Снимется, когда $t(anomalies.inside.subject.{{subject}}) снова начнёт меняться или когда неподвижность продлится {{hours, figure}} ч.',
  },
  oscillation: {
    message:
      '$t(common.subject.{{subject}}) колеблется с размахом {{amount, figure}} и периодом $t(anomalies.inside.span.{{unit}}), хотя обычно почти не колеблется$t(anomalies.inside.why.{{after}}).',
  },
  unusualVariance: {
    message:
      '$t(common.subject.{{subject}}) уже $t(anomalies.inside.span.{{unit}}) беспорядочно колеблется с размахом около {{amount, figure}}, хотя обычно почти не колеблется$t(anomalies.inside.why.{{after}}).',
  },
  swinging: {
    clears:
      'Снимется, когда $t(anomalies.inside.subject.{{subject}}) $t(anomalies.inside.span.{{unit}}) не будет колебаться или когда колебания продлятся {{hours, figure}} ч и станут обычными.',
  },
  innerTime: {
    strays:
      'Внутреннее время отклонилось от обычного хода и идёт со скоростью {{rate, figure}} с за секунду$t(anomalies.inside.why.{{after}}).',
    awake:
      'Внутреннее время идёт со скоростью {{rate, figure}} с за секунду, хотя обычно бывает от {{low, figure}} до {{high, figure}}$t(anomalies.inside.why.{{after}}).',
    resting:
      'Во время отдыха внутреннее время идёт со скоростью {{rate, figure}} с за секунду, хотя обычно бывает от {{low, figure}} до {{high, figure}}$t(anomalies.inside.why.{{after}}).',
    clears:
      'Снимется, когда внутреннее время $t(anomalies.inside.span.{{unit}}) будет идти как обычно или когда новый темп продержится {{hours, figure}} ч и станет обычным.',
  },
  lateTicks: {
    message_one: 'За короткое время $t(anomalies.inside.late), последний — на {{lateMs, figure}} мс.',
    message_few: 'За короткое время $t(anomalies.inside.late), последний — на {{lateMs, figure}} мс.',
    message_many: 'За короткое время $t(anomalies.inside.late), последний — на {{lateMs, figure}} мс.',
    message_other: 'За короткое время $t(anomalies.inside.late), последний — на {{lateMs, figure}} мс.',
    clears: 'Снимется через {{seconds, figure}} с без опоздавших тактов.',
  },
  missedTicks: {
    late: '$t(anomalies.inside.missed): пульс прервался на $t(anomalies.inside.span.{{unit}}).',
    unknown:
      '$t(anomalies.inside.missed): жизнь не шла $t(anomalies.inside.span.{{unit}}), и причина неизвестна.',
    crashed:
      '$t(anomalies.inside.missed): программа завершилась, не усыпив жизнь, и вернулась через $t(anomalies.inside.span.{{unit}}).',
    clears: 'Снимется через {{seconds, figure}} с без пропущенных тактов.',
  },
  irregularTicks: {
    message:
      'За $t(anomalies.inside.span.{{unit}}) $t(anomalies.inside.late), не более чем на {{mostMs, figure}} мс, хотя обычно за это время — $t(anomalies.inside.usually.{{usually}}).',
    clears:
      'Снимется через {{minutes, figure}} мин без опоздавших тактов или когда неровный ритм продержится сутки и станет обычным.',
  },
  eventFlood: {
    message_one:
      'За $t(anomalies.inside.span.{{unit}}) пришло {{count, figure}} событие$t(anomalies.inside.ofEvent.{{events}}), хотя обычно за это время — $t(anomalies.inside.usually.{{usually}})$t(anomalies.inside.sent.{{seqs}}).',
    message_few:
      'За $t(anomalies.inside.span.{{unit}}) пришло {{count, figure}} события$t(anomalies.inside.ofEvent.{{events}}), хотя обычно за это время — $t(anomalies.inside.usually.{{usually}})$t(anomalies.inside.sent.{{seqs}}).',
    message_many:
      'За $t(anomalies.inside.span.{{unit}}) пришло {{count, figure}} событий$t(anomalies.inside.ofEvent.{{events}}), хотя обычно за это время — $t(anomalies.inside.usually.{{usually}})$t(anomalies.inside.sent.{{seqs}}).',
    message_other:
      'За $t(anomalies.inside.span.{{unit}}) пришло {{count, figure}} события$t(anomalies.inside.ofEvent.{{events}}), хотя обычно за это время — $t(anomalies.inside.usually.{{usually}})$t(anomalies.inside.sent.{{seqs}}).',
    clears:
      'Снимется, когда события$t(anomalies.inside.ofEvent.{{events}}) на время прекратятся или когда наплыв продлится сутки и станет обычным.',
  },
  eventSilence: {
    message:
      'Уже $t(anomalies.inside.span.{{unit}}) не было ни одного события$t(anomalies.inside.ofEvent.{{events}}), хотя обычно за это время их около {{usual, figure}}$t(anomalies.inside.why.{{after}}).',
    clears:
      'Снимется со следующим событием$t(anomalies.inside.ofEvent.{{events}}) или когда затишье продлится вдвое дольше и станет обычным.',
  },
  memoryChurn: {
    message_one:
      'За час эпизоды сохранялись и забывались {{count, figure}} раз, хотя раньше бывало не больше {{usual, figure}}$t(anomalies.inside.why.{{after}}).',
    message_few:
      'За час эпизоды сохранялись и забывались {{count, figure}} раза, хотя раньше бывало не больше {{usual, figure}}$t(anomalies.inside.why.{{after}}).',
    message_many:
      'За час эпизоды сохранялись и забывались {{count, figure}} раз, хотя раньше бывало не больше {{usual, figure}}$t(anomalies.inside.why.{{after}}).',
    message_other:
      'За час эпизоды сохранялись и забывались {{count, figure}} раза, хотя раньше бывало не больше {{usual, figure}}$t(anomalies.inside.why.{{after}}).',
    clears_one:
      'Снимется, когда эпизоды будут сохраняться и забываться не чаще {{count, figure}} раза в час или когда так пройдут сутки.',
    clears_few:
      'Снимется, когда эпизоды будут сохраняться и забываться не чаще {{count, figure}} раз в час или когда так пройдут сутки.',
    clears_many:
      'Снимется, когда эпизоды будут сохраняться и забываться не чаще {{count, figure}} раз в час или когда так пройдут сутки.',
    clears_other:
      'Снимется, когда эпизоды будут сохраняться и забываться не чаще {{count, figure}} раза в час или когда так пройдут сутки.',
  },
  trend: {
    message:
      '$t(common.subject.{{vital}}) при нынешнем ходе иссякнет примерно через $t(anomalies.inside.span.{{unit}}); девять раз из десяти на это уходит от $t(anomalies.inside.spanOf.{{lowUnit}}, {"span": {{lowSpan}} }) до $t(anomalies.inside.spanOf.{{highUnit}}, {"span": {{highSpan}} }).',
    clears:
      'Снимется, когда до исчерпания останется больше $t(anomalies.inside.spanOf.{{unit}}) или $t(anomalies.inside.subject.{{vital}}) перестанет убывать.',
  },
} as const satisfies RussianAnomalies;
