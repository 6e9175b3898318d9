import { describe, expect, expectTypeOf, it } from 'vitest';
import { say } from '../../src/shared/i18n';
import { LANGUAGES } from '../../src/shared/vocabulary';
import type { Translated } from '../../src/shared/i18n/catalogue';
import { en } from '../../src/shared/i18n/en';
import { ru } from '../../src/shared/i18n/ru';
import type { Message } from '../../src/shared/views';
import { DYNAMICS, STIMULUS_TYPES, VITALS } from '../../src/shared/vocabulary';
import { expectWhole } from '../support/sentences';
import { CAUSES, everyMessage, PLURAL } from './sentence-cases';

// Goal: whatever the monitor says is a whole, correct sentence, in English and in Russian.

/** Keys of a group as they are asked for: without their plural form. */
const keysOf = (group: object, path: string): string[] =>
  Object.entries(group).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [`${path}.${name.replace(PLURAL, '')}`]
      : keysOf(value as object, `${path}.${name}`),
  );

const message = (key: string, params: Message['params']): Message => ({ key, params });
const both = (each: Message): string[] => LANGUAGES.map((language) => say(each, language));

describe('what the monitor says', () => {
  it('is a whole sentence in every language, whatever it is about and whatever came before', () => {
    const all = everyMessage();
    expect(all.length).toBeGreaterThan(500);
    for (const each of all) expectWhole(each);
  });

  it.each([
    ['has no words', 'anomalies.nothing', {}],
    ['lacks a param', 'anomalies.fastFall.atOnce', { vital: 'energy', after: 'none' }],
    [
      'lacks a param inside',
      'anomalies.fastFall.atOnce',
      { vital: 'energy', amount: 1, after: 'record', cause: 'shock' },
    ],
    ['is about something unknown', 'anomalies.fastFall.atOnce', { vital: 'luck', amount: 1, after: 'none' }],
    ['holds no number', 'anomalies.fastFall.atOnce', { vital: 'energy', amount: NaN, after: 'none' }],
  ])('would not pass where it %s', (_, key, params: Message['params']) => {
    expect(() => expectWhole(message(key, params))).toThrow();
  });

  it('leaves no key out', () => {
    const { inside: _inside, ...sentences } = en.anomalies;
    const known = new Set(everyMessage().map(({ key }) => key));
    expect(keysOf(sentences, 'anomalies').filter((key) => !known.has(key))).toEqual([]);
  });

  it('has a word for everything in the vocabulary', () => {
    for (const { inside } of [en.anomalies, ru.anomalies]) {
      expect(Object.keys(inside.subject)).toEqual([...VITALS, ...DYNAMICS]);
      expect(Object.keys(inside.cause)).toEqual(CAUSES);
    }
    expect(Object.keys(en.anomalies.inside.event)).toEqual(['events', ...STIMULUS_TYPES]);
    expect(Object.keys(ru.anomalies.inside.ofEvent)).toEqual(['events', ...STIMULUS_TYPES]);
  });

  it('reads well', () => {
    const shock = { after: 'record', cause: 'shock', seq: 812, tick: 4211 };
    const noise = { after: 'tick', cause: 'noise', seq: 790, tick: 4211 };
    const policy = { after: 'record', cause: 'policy', seq: 640, tick: 4000 };
    const none = { after: 'none' };
    const seconds = { span: 40, unit: 's' };
    const minutes = { span: 12, unit: 'min' };
    const read = (key: string, params: Message['params']): string[] =>
      both(message(`anomalies.${key}`, params));

    expect(
      read('fastFall.times', { vital: 'energy', amount: 12, ...seconds, factor: 6.4, ...shock }),
    ).toEqual([
      'Energy fell 12 in 40 s, 6.4 times its usual rate, after shock #812.',
      'Энергия упала на 12 за 40 с — в 6,4 раза быстрее обычного — после шока #812.',
    ]);
    expect(
      read('fastFall.beyond', { vital: 'integrity', amount: 0.12, ...seconds, usual: 0.0004, ...noise }),
    ).toEqual([
      'Integrity fell 0.12 in 40 s after noise at tick 4211; up to 0.0004 is usual.',
      'Целостность упала на 0,12 за 40 с после шума на такте 4211; обычно — не больше чем на 0,0004.',
    ]);
    expect(read('vitalLow.grave', { vital: 'stability', value: 0.051, limit: 0.1 })).toEqual([
      'Stability is down to 0.051, below 0.1: close to its end.',
      'Стабильность почти исчерпана: снизилась до 0,051 — это ниже 0,1.',
    ]);
    expect(read('suddenChange.up', { subject: 'tension', amount: 0.2, span: 1, unit: 's', ...none })).toEqual(
      [
        'Tension jumped up by 0.2 within 1 s, off its usual course, and no input explains it.',
        'Напряжение скачком поднялось на 0,2 за 1 с вопреки обычному ходу; ни одно воздействие этого не объясняет.',
      ],
    );
    expect(read('slowDrift.down', { subject: 'fatigue', amount: 0.08, ...minutes, ...policy })).toEqual([
      'Fatigue has drifted 0.08 below its usual course in 12 min, after the change of policy #640.',
      'Усталость отклонилась от обычного хода вниз на 0,08 за 12 мин — после смены правил #640.',
    ]);
    expect(read('slowDrift.clears', { subject: 'noise', span: 60, unit: 's', hours: 6 })).toEqual([
      'Clears when noise has kept to its usual course for 60 s, or once the new course has lasted 6 h and become the usual one.',
      'Снимется, когда шум 60 с будет идти обычным ходом или когда новый ход продержится 6 ч и станет обычным.',
    ]);
    expect(
      read('noRecovery.rose.lags', {
        subject: 'noise',
        amount: 0.3,
        back: 0.05,
        usual: 0.2,
        ...minutes,
        ...shock,
      }),
    ).toEqual([
      'Noise rose 0.3 after shock #812 and has come down by only 0.05 in 12 min; by now 0.2 would be usual.',
      'Шум поднялся на 0,3 после шока #812 и за 12 мин снизился лишь на 0,05; обычно к этому времени — на 0,2.',
    ]);
    expect(
      read('flatLine.message', { subject: 'energy', value: 67.4, usual: 7.2, ...minutes, ...none }),
    ).toEqual([
      'Energy has stood still at 67.4 for 12 min, where it usually changes by 7.2 an hour, and no input explains it.',
      'Энергия уже 12 мин стоит на отметке 67,4, хотя обычно меняется на 7,2 в час; ни одно воздействие этого не объясняет.',
    ]);
    expect(read('oscillation.message', { subject: 'drift', amount: 0.03, ...seconds, ...policy })).toEqual([
      'Drift swings up and down by 0.03 with a period of 40 s, where it usually hardly swings, after the change of policy #640.',
      'Дрейф колеблется с размахом 0,03 и периодом 40 с, хотя обычно почти не колеблется — после смены правил #640.',
    ]);
    expect(read('innerTime.resting', { rate: 1.8, low: 0.5, high: 0.7, ...none })).toEqual([
      'While the life rests, inner time runs at 1.8 s per second, where 0.5 to 0.7 is usual, and no input explains it.',
      'Во время отдыха внутреннее время идёт со скоростью 1,8 с за секунду, хотя обычно бывает от 0,5 до 0,7; ни одно воздействие этого не объясняет.',
    ]);
    expect(read('missedTicks.crashed', { count: 7200, span: 2, unit: 'h' })).toEqual([
      '7200 ticks were missed: the program ended without putting the life to sleep, and was back after 2 h.',
      'Пропущено 7200 тактов: программа завершилась, не усыпив жизнь, и вернулась через 2 ч.',
    ]);
    expect(
      read('eventFlood.message', {
        ...{ events: 'shock', count: 12, ...seconds, usual: 0.03, usually: 'hardly' },
        ...{ seqs: 'several', first: 801, last: 812 },
      }),
    ).toEqual([
      '12 shock events came within 40 s, where hardly any would be usual (inputs #801 to #812).',
      'За 40 с пришло 12 событий шока, хотя обычно за это время — почти ни одного (воздействия с #801 по #812).',
    ]);
    expect(
      read('eventSilence.message', { events: 'events', span: 5.5, unit: 'h', usual: 15, ...none }),
    ).toEqual([
      'No event has come for 5.5 h, where about 15 would be usual, and no input explains it.',
      'Уже 5,5 ч не было ни одного события, хотя обычно за это время их около 15; ни одно воздействие этого не объясняет.',
    ]);
  });

  it('tells of an end to come in spans of any length', () => {
    const trend = {
      vital: 'energy',
      span: 20,
      unit: 'h',
      lowSpan: 5,
      lowUnit: 'h',
      highSpan: 2.5,
      highUnit: 'd',
    };
    expect(both(message('anomalies.trend.message', trend))).toEqual([
      'Energy will be used up in about 20 h by its present trend; nine times in ten it takes 5 h to 2.5 days.',
      'Энергия при нынешнем ходе иссякнет примерно через 20 ч; девять раз из десяти на это уходит от 5 ч до 2,5 дня.',
    ]);
    const clears = (span: number) =>
      say(message('anomalies.trend.clears', { vital: 'energy', span, unit: 'd' }), 'ru');
    expect([2, 5, 21].map(clears)).toEqual([
      'Снимется, когда до исчерпания останется больше 2 дней или энергия перестанет убывать.',
      'Снимется, когда до исчерпания останется больше 5 дней или энергия перестанет убывать.',
      'Снимется, когда до исчерпания останется больше 21 дня или энергия перестанет убывать.',
    ]);
  });

  it('counts as each language does', () => {
    const counted = (key: string, params: Message['params']) =>
      [1, 2, 5, 21].map((count) =>
        both(message(`anomalies.${key}`, { ...params, count })).map((said) => said.replace(/[,:.].*/u, '')),
      );
    expect(counted('lateTicks.message', { lateMs: 420 })).toEqual([
      ['1 tick came late', 'За короткое время опоздал 1 такт'],
      ['2 ticks came late close together', 'За короткое время опоздали 2 такта'],
      ['5 ticks came late close together', 'За короткое время опоздало 5 тактов'],
      ['21 ticks came late close together', 'За короткое время опоздал 21 такт'],
    ]);
    expect(counted('missedTicks.late', { span: 12, unit: 's' })).toEqual([
      ['1 tick was missed', 'Пропущен 1 такт'],
      ['2 ticks were missed', 'Пропущено 2 такта'],
      ['5 ticks were missed', 'Пропущено 5 тактов'],
      ['21 ticks were missed', 'Пропущен 21 такт'],
    ]);
    const flood = { events: 'noise', span: 12, unit: 'min', usual: 2, usually: 'about', seqs: 'none' };
    expect(counted('eventFlood.message', flood)).toEqual([
      ['1 noise event came within 12 min', 'За 12 мин пришло 1 событие шума'],
      ['2 noise events came within 12 min', 'За 12 мин пришло 2 события шума'],
      ['5 noise events came within 12 min', 'За 12 мин пришло 5 событий шума'],
      ['21 noise events came within 12 min', 'За 12 мин пришло 21 событие шума'],
    ]);
    expect(counted('memoryChurn.message', { usual: 3, after: 'none' })).toEqual([
      [
        'Episodes were kept or forgotten 1 time within an hour',
        'За час эпизоды сохранялись и забывались 1 раз',
      ],
      [
        'Episodes were kept or forgotten 2 times within an hour',
        'За час эпизоды сохранялись и забывались 2 раза',
      ],
      [
        'Episodes were kept or forgotten 5 times within an hour',
        'За час эпизоды сохранялись и забывались 5 раз',
      ],
      [
        'Episodes were kept or forgotten 21 times within an hour',
        'За час эпизоды сохранялись и забывались 21 раз',
      ],
    ]);
    expect(counted('memoryChurn.clears', {}).map(([, said]) => said)).toEqual(Array(4).fill('Снимется'));
    const times = (factor: number): string =>
      say(
        message('anomalies.fastFall.times', {
          ...{ vital: 'energy', amount: 9, factor },
          ...{ span: 2.5, unit: 'd', after: 'none' },
        }),
        'ru',
      );
    expect([2, 5, 21, 1.5].map(times)).toEqual([
      'Энергия упала на 9 за 2,5 дня — в 2 раза быстрее обычного.',
      'Энергия упала на 9 за 2,5 дня — в 5 раз быстрее обычного.',
      'Энергия упала на 9 за 2,5 дня — в 21 раз быстрее обычного.',
      'Энергия упала на 9 за 2,5 дня — в 1,5 раза быстрее обычного.',
    ]);
  });

  it('writes figures without exponents, and with the sign of the language', () => {
    const fall = { vital: 'energy', amount: 1.5e-7, after: 'none' };
    expect(both(message('anomalies.fastFall.atOnce', fall))).toEqual([
      'Energy fell 0.00000015 at once.',
      'Энергия разом упала на 0,00000015.',
    ]);
    expect(say(message('anomalies.fastFall.atOnce', { ...fall, amount: 0.1 + 0.2 }))).toBe(
      'Energy fell 0.3 at once.',
    );
    expect(say(message('anomalies.fastFall.atOnce', { ...fall, amount: -0 }))).toBe('Energy fell 0 at once.');
  });
});

describe('the languages', () => {
  it('have the same keys, and plurals by their own rules', () => {
    type Inflected = Translated<
      { one: 'a'; ticks_one: 'b'; ticks_other: 'c' },
      'one' | 'few' | 'many' | 'other'
    >;
    expectTypeOf<keyof Inflected>().toEqualTypeOf<
      'one' | 'ticks_one' | 'ticks_few' | 'ticks_many' | 'ticks_other'
    >();
    const { inside: _en, ...english } = en.anomalies;
    const { inside: _ru, ...russian } = ru.anomalies;
    expect(new Set(keysOf(russian, ''))).toEqual(new Set(keysOf(english, '')));
  });
});
