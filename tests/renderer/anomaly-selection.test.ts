import { describe, expect, it } from 'vitest';
import { badgeOf, byAttention } from '../../src/renderer/anomalies/badge';
import { causesOf } from '../../src/renderer/anomalies/causes';
import { ANY, countsByKind, isAny, selected, type Filter } from '../../src/renderer/anomalies/selection';
import { lengthText } from '../../src/renderer/anomalies/when';
import { told } from '../../src/shared/i18n';
import { findingOf, pastFindingOf } from './scripted-finding';

const FOUND = [
  findingOf({ id: 9, severity: 'grave', causes: [812, 4512] }),
  findingOf({ id: 8, kind: 'vital-low', subject: 'energy', acknowledged: true }),
  pastFindingOf({ id: 7, kind: 'late-ticks', subject: 'heartbeat', severity: 'notice' }),
  pastFindingOf({ id: 6, also: [{ kind: 'event-flood', subject: 'event-shock' }] }),
];

const idsOf = (change: Partial<Filter>) => {
  const { open, resolved } = selected(FOUND, { ...ANY, ...change });
  return [open.map(({ id }) => id), resolved.map(({ id }) => id)];
};

describe('looking for anomalies', () => {
  it.each<[string, Partial<Filter>, [number[], number[]]]>([
    [
      'nothing: the open ones apart, each newest first',
      {},
      [
        [9, 8],
        [7, 6],
      ],
    ],
    ['open ones', { state: 'open' }, [[9, 8], []]],
    ['resolved ones', { state: 'resolved' }, [[], [7, 6]]],
    ['a kind', { kind: 'late-ticks' }, [[], [7]]],
    ['a severity', { severity: 'grave' }, [[9], []]],
    ['a kind that is not open', { kind: 'late-ticks', state: 'open' }, [[], []]],
    ['a word of the subject', { text: 'HEARTBEAT' }, [[], [7]]],
    ['what was found with it', { text: 'flood' }, [[], [6]]],
    ['a record that caused it', { text: '#812' }, [[9], []]],
    ['a record as the window writes it', { text: '#4\u202f512' }, [[9], []]],
    ['a record that only begins so', { text: '#81' }, [[], []]],
    ['words that must all fit', { text: 'stability shock' }, [[], [6]]],
    ['what is in none', { text: 'zebra' }, [[], []]],
  ])('by %s', (_, filter, ids) => expect(idsOf(filter)).toEqual(ids));

  it('knows when all are shown', () => {
    expect(isAny({ ...ANY, text: '  ' })).toBe(true);
    expect(isAny({ ...ANY, severity: 'notice' })).toBe(false);
  });

  it('offers the kinds that were found, in the order of the vocabulary', () => {
    expect(countsByKind(FOUND)).toEqual([
      { kind: 'vital-low', count: 1 },
      { kind: 'fast-fall', count: 2 },
      { kind: 'late-ticks', count: 1 },
    ]);
  });
});

describe('what asks for attention', () => {
  it('is counted where it is open and not acknowledged, in the hue of the gravest', () => {
    expect(badgeOf(FOUND)).toEqual({ count: 1, severity: 'grave' });
    expect(badgeOf([findingOf({ severity: 'notice' }), ...FOUND])).toEqual({ count: 2, severity: 'grave' });
  });

  it('is nothing where all is over or known', () => {
    expect(badgeOf([])).toBeNull();
    expect(badgeOf(FOUND.slice(1))).toBeNull();
  });

  it('comes before what was acknowledged, the gravest first, then the newest', () => {
    const open = [
      findingOf({ id: 5, severity: 'grave', acknowledged: true }),
      findingOf({ id: 4, severity: 'notice' }),
      findingOf({ id: 3, severity: 'grave' }),
      findingOf({ id: 2, severity: 'grave' }),
    ];
    expect(open.sort(byAttention).map(({ id }) => id)).toEqual([3, 2, 4, 5]);
  });
});

describe('what an anomaly tells', () => {
  const note = (seq: number) => ({
    seq,
    tick: 590,
    sinceBirthMs: 590_000,
    atMs: 0,
    said: told('runtime.work.input.stimulus', { type: 'shock', intensity: 0.5 }),
  });

  it('how long it is open, or was', () => {
    expect(lengthText(findingOf(), 720_000)).toBe('open for 2\u00a0min');
    expect(lengthText(pastFindingOf(), 9e9)).toBe('lasted 2\u00a0min');
  });

  it('its causes in their order, whatever order the journal tells them in', () => {
    const causes = causesOf([812, 790], [note(790), note(812)]);
    expect(causes.map(({ seq, tick, ms }) => [seq, tick, ms])).toEqual([
      [812, 590, 590_000],
      [790, 590, 590_000],
    ]);
    expect(causes[0]?.text).toContain('at tick 590');
  });

  it('a cause by its number alone until the journal has told, and that it no longer tells', () => {
    expect(causesOf([812], null)).toEqual([{ seq: 812, text: '', tick: null, ms: null }]);
    const [gone] = causesOf([812], []);
    expect([gone?.tick, gone?.text]).toEqual([null, 'the journal no longer tells of it']);
  });
});
