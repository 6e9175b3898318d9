import { OTHER_CAUSES } from '../../src/main/monitor/cause-log';
import type { Message } from '../../src/shared/views';
import { DYNAMICS, EVENT_TYPES, STIMULUS_TYPES, VITALS } from '../../src/shared/vocabulary';

export const PLURAL = /_(?:zero|one|two|few|many|other)$/u;

export const CAUSES: readonly string[] = [...EVENT_TYPES, ...OTHER_CAUSES];

type Params = Message['params'];
type Choices = readonly Params[];

const chosen = (name: string, values: readonly (string | number)[]): Choices =>
  values.map((value) => ({ [name]: value }));

const AFTER: Choices = [
  { after: 'none' },
  ...CAUSES.map((cause) => ({ after: 'record', cause, seq: 812, tick: 4211 })),
  { after: 'tick', cause: 'noise', seq: 812, tick: 4211 },
];
const SPAN: Choices = [
  { span: 0.5, unit: 's' },
  { span: 40, unit: 's' },
  { span: 12, unit: 'min' },
  { span: 3.5, unit: 'h' },
  ...[2, 2.5, 5, 21].map((span) => ({ span, unit: 'd' })),
];
const chosenSpan = (end: 'low' | 'high'): Choices =>
  SPAN.map(({ span = 0, unit = '' }) => ({ [`${end}Span`]: span, [`${end}Unit`]: unit }));
const USUALLY: Choices = [
  { usual: 0.01, usually: 'hardly' },
  { usual: 2.1, usually: 'about' },
];
const COUNT = chosen('count', [1, 2, 5, 12, 21, 86_400]);
const VITAL = chosen('vital', VITALS);
const SUBJECT = chosen('subject', [...VITALS, ...DYNAMICS]);
const EVENTS = chosen('events', ['events', ...STIMULUS_TYPES]);
const FALL: Choices = [{ amount: 12 }, { amount: 0.12 }];
const HOURS: Choices = [{ seconds: 60, minutes: 5, hours: 6, level: 30 }];
const LEVELS: Choices = [{ value: 18.2, limit: 25 }];
const SHOCK: Choices = [{ amount: 0.3, back: 0.05, usual: 0.2 }];
const SENT: Choices = [
  { seqs: 'none' },
  { seqs: 'one', first: 812, last: 812 },
  { seqs: 'several', first: 801, last: 812 },
];

/** What the monitor can say, with the choices for its params. */
const SAID: Readonly<Record<string, readonly Choices[]>> = {
  'vitalLow.warning': [VITAL, LEVELS],
  'vitalLow.grave': [VITAL, LEVELS],
  'vitalLow.clears': [VITAL, HOURS],
  'fastFall.times': [VITAL, FALL, SPAN, chosen('factor', [1.1, 2, 5, 21, 99]), AFTER],
  'fastFall.beyond': [VITAL, FALL, SPAN, chosen('usual', [0.0001, 3]), AFTER],
  'fastFall.fromRest': [VITAL, FALL, SPAN, AFTER],
  'fastFall.atOnce': [VITAL, FALL, AFTER],
  'fastFall.clears': [VITAL, HOURS],
  'suddenChange.up': [SUBJECT, FALL, SPAN, AFTER],
  'suddenChange.down': [SUBJECT, FALL, SPAN, AFTER],
  'suddenChange.clears': [SUBJECT, SPAN],
  'slowDrift.up': [SUBJECT, FALL, SPAN, AFTER],
  'slowDrift.down': [SUBJECT, FALL, SPAN, AFTER],
  'slowDrift.clears': [SUBJECT, SPAN, HOURS],
  'noRecovery.fell.lags': [SUBJECT, SHOCK, SPAN, AFTER],
  'noRecovery.fell.stays': [SUBJECT, SHOCK, SPAN, AFTER],
  'noRecovery.rose.lags': [SUBJECT, SHOCK, SPAN, AFTER],
  'noRecovery.rose.stays': [SUBJECT, SHOCK, SPAN, AFTER],
  'noRecovery.clears': [SUBJECT, HOURS],
  'flatLine.message': [SUBJECT, [{ value: 0.842, usual: 0.0072 }], SPAN, AFTER],
  'flatLine.clears': [SUBJECT, HOURS],
  'oscillation.message': [SUBJECT, FALL, SPAN, AFTER],
  'unusualVariance.message': [SUBJECT, FALL, SPAN, AFTER],
  'swinging.clears': [SUBJECT, SPAN, HOURS],
  'innerTime.strays': [[{ rate: 1.01, low: 0.9, high: 1.2 }], AFTER],
  'innerTime.awake': [[{ rate: 1.8, low: 0.9, high: 1.2 }], AFTER],
  'innerTime.resting': [[{ rate: 1.8, low: 0.9, high: 1.2 }], AFTER],
  'innerTime.clears': [SPAN, HOURS],
  'lateTicks.message': [COUNT, chosen('lateMs', [420])],
  'lateTicks.clears': [HOURS],
  'missedTicks.late': [COUNT, SPAN],
  'missedTicks.unknown': [COUNT, SPAN],
  'missedTicks.crashed': [COUNT, SPAN],
  'missedTicks.clears': [HOURS],
  'irregularTicks.message': [COUNT, SPAN, USUALLY, chosen('mostMs', [980])],
  'irregularTicks.clears': [HOURS],
  'eventFlood.message': [EVENTS, COUNT, SPAN, USUALLY, SENT],
  'eventFlood.clears': [EVENTS],
  'eventSilence.message': [EVENTS, SPAN, chosen('usual', [15]), AFTER],
  'eventSilence.clears': [EVENTS],
  'memoryChurn.message': [COUNT, chosen('usual', [0, 12]), AFTER],
  'memoryChurn.clears': [COUNT],
  'trend.message': [VITAL, SPAN, chosenSpan('low'), chosenSpan('high')],
  'trend.clears': [VITAL, SPAN],
};

/**
 * Messages in which every choice of every param is met at least once: the choices of a message are gone through side
 * by side, each a little further on in every round.
 */
export function everyMessage(): Message[] {
  return Object.entries(SAID).flatMap(([key, choices]) => {
    const rounds = Math.max(...choices.map(({ length }) => length)) * 2;
    return Array.from({ length: rounds }, (_, round) => {
      const params = choices.map(
        (values, place) => values[(round + place * Math.floor(round / values.length)) % values.length],
      );
      return { key: `anomalies.${key}`, params: Object.assign({}, ...params) as Params };
    });
  });
}
