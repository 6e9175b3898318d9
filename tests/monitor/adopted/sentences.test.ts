import { describe, expect, it } from 'vitest';
import { say, told } from '../../../src/shared/i18n';
import { en } from '../../../src/shared/i18n/en';
import type { Message } from '../../../src/shared/views';
import { LANGUAGES } from '../../../src/shared/vocabulary';
import { expectWhole } from '../../support/sentences';

// Goal: whatever is said of an adopted process is a whole, correct sentence, in English and in Russian.

const PLURAL = /_(?:zero|one|two|few|many|other)$/u;
const SPANS: readonly Message['params'][] = [
  { span: 0.5, unit: 's', usualSpan: 0.1, usualUnit: 's' },
  { span: 40, unit: 'min', usualSpan: 2.5, usualUnit: 'min' },
  ...[2, 2.5, 5, 21].map((span) => ({ span, unit: 'd', usualSpan: span, usualUnit: 'h' })),
  ...[2, 2.5, 5, 21].map((span) => ({ span: 40, unit: 'd', usualSpan: span, usualUnit: 'd' })),
];
const COUNTS = [1, 2, 5, 12, 21];
/** What a stranger calls its vital stands in the sentence as it is. */
const VITAL = { vital: 'очередь 1', value: 41, low: 4.2, high: 12, pid: '4211', period: 3 };

const messages = ['because', 'found', 'clears'].flatMap((group) =>
  [...new Set(Object.keys(en.processes[group as 'found']).map((name) => name.replace(PLURAL, '')))].flatMap(
    (name) =>
      SPANS.flatMap((span) =>
        COUNTS.map((count): Message => ({
          key: `processes.${group}.${name}`,
          params: { ...VITAL, ...span, count, times: count },
        })),
      ),
  ),
);

const both = (message: Message): string[] => LANGUAGES.map((language) => say(message, language));

describe('what is said of an adopted process', () => {
  it('is a whole sentence in every language', () => {
    expect(messages.length).toBeGreaterThan(300);
    for (const each of messages) expectWhole(each);
  });

  it('reads well', () => {
    const params = { span: 42, unit: 'min', usualSpan: 2.5, usualUnit: 'min' };
    expect(both(told('processes.found.stuck', params))).toEqual([
      'It reports that it is busy, but its progress has stood still for 42 min, where up to 2.5 min is usual.',
      'Он сообщает, что занят, но его прогресс стоит уже 42 мин, а обычно — самое большее 2,5 мин.',
    ]);
    expect(
      both(told('processes.found.silent', { ...params, span: 5, unit: 'd', usualSpan: 21, usualUnit: 'd' })),
    ).toEqual([
      'No report has come for 5 days, where up to 21 days is usual.',
      'Отчётов нет уже 5 дней, а обычно — самое большее 21 день.',
    ]);
    expect(both(told('processes.found.cycles', { times: 14, period: 3 }))).toEqual([
      'It has gone through the same 3 activities 14 times over, without new progress.',
      'Одни и те же занятия, числом 3, он повторил 14 раз без нового прогресса.',
    ]);
    expect(both(told('processes.found.around', { ...params, count: 3 }))).toEqual([
      'It goes round in the same 3 activities, without new progress for 42 min, where up to 2.5 min is usual.',
      'Он ходит по кругу по одним и тем же 3 занятиям, и нового прогресса нет уже 42 мин, а обычно — самое большее 2,5 мин.',
    ]);
    expect(both(told('processes.found.back', { count: 3 }))).toEqual([
      'Its progress has fallen back 3 times, and comes over the same values again and again.',
      'Его прогресс откатился 3 раза и проходит те же значения снова и снова.',
    ]);
    expect(both(told('processes.clears.vital', { vital: 'queue', count: 15 }))).toEqual([
      'Clears when “queue” has kept to its usual range for 15 minutes, or once the new range has become usual.',
      'Снимется, когда «queue» 15 минут продержится в обычных пределах или когда новые станут обычными.',
    ]);
  });
});
