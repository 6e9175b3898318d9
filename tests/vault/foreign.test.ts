import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readForeign } from '../../src/main/vault/foreign';
import { readLifeFile } from '../../src/main/vault/read-any';
import { refusalOf, temporaryFolder } from './helpers';

const FIXTURES = 'tests/fixtures/foreign';
const textOf = (name: string): string => readFileSync(join(FIXTURES, name), 'utf8');

describe('snapshots of the original project', () => {
  it('stage 05', () => {
    expect(readForeign(join(FIXTURES, 'stage-05.json'))).toEqual({
      format: 'stage-05',
      sourceName: 'stage-05.json',
      alive: true,
      tick: 120,
      ageMs: 250,
      vitals: { energy: 88, integrity: 1, stability: 0.88 },
      dynamics: null,
      innerMs: null,
      dayPhase: null,
      memories: [],
      sourceLifeId: null,
      bornAtMs: null,
      eventSensitivity: null,
    });
    expect(readForeign(join(FIXTURES, 'stage-05-dead.json'))).toMatchObject({ alive: false, tick: 1000 });
  });

  it.each(['later.json', 'later.json.gz'])('a later version: %s', (name) => {
    expect(readForeign(join(FIXTURES, name))).toEqual({
      format: 'later',
      sourceName: name,
      alive: true,
      tick: 64,
      ageMs: 8000,
      vitals: { energy: 91.5, integrity: 0.97, stability: 0.83 },
      dynamics: { tension: 0.31, fatigue: 0.12 },
      innerMs: 10_500,
      dayPhase: 0.25,
      memories: [
        { type: 'shock', significance: 0.62, weight: 0.9, atAgeMs: 3250 },
        { type: 'curiosity', significance: 0.2, weight: 1, atAgeMs: 5000 },
        // Remembered after more wall-clock time than it had lived.
        { type: 'feedback', significance: 0, weight: 1, atAgeMs: 8000 },
      ],
      sourceLifeId: '7d0f3a52-51d5-4b6e-9a53-2c8f0b6a1e11',
      bornAtMs: 1_700_000_000_000,
      eventSensitivity: { noise: 0.2, shock: 0.45 },
    });
    expect(readLifeFile(join(FIXTURES, name)).kind).toBe('foreign');
  });

  it('is of a whole number of milliseconds, whatever fraction its clock told', () => {
    const path = join(temporaryFolder(), 'a.json');
    for (const [age, ageMs] of [
      ['1.0005', 1001],
      ['0.2499999', 250],
      ['86400.123456789', 86_400_123],
    ] as const) {
      writeFileSync(path, textOf('stage-05.json').replace(/"age": [\d.]+/, `"age": ${age}`));
      expect(readForeign(path).ageMs).toBe(ageMs);
    }
  });

  it('with a vital used up is dead, whatever it says of itself', () => {
    const path = join(temporaryFolder(), 'a.json');
    writeFileSync(path, textOf('stage-05.json').replace('88.0', '0.0'));
    expect(readForeign(path).alive).toBe(false);
  });

  it.each([
    ['stage-05.json', '"energy": 88.0', '"energy": NaN', 'foreignNotFinite', 'energy'],
    ['stage-05.json', '"energy": 88.0', '"energy": -Infinity', 'foreignNotFinite', 'energy'],
    ['stage-05.json', '"energy": 88.0', '"energy": 1e999', 'foreignNotFinite', 'energy'],
    ['stage-05.json', '"energy": 88.0', '"energy": 100.5', 'foreignRange', 'energy'],
    ['stage-05.json', '"energy": 88.0', '"energy": "88"', 'foreignType', 'energy'],
    ['stage-05.json', '"energy": 88.0', '"energy": null', 'foreignType', 'energy'],
    ['stage-05.json', '"energy": 88.0', '"energie": 88.0', 'foreignMissing', 'energy'],
    ['stage-05.json', '"integrity": 1.0', '"integrity": 1.01', 'foreignRange', 'integrity'],
    ['stage-05.json', '"stability": 0.88', '"stability": -0.1', 'foreignRange', 'stability'],
    ['stage-05.json', '"ticks": 120', '"ticks": 1.5', 'foreignType', 'ticks'],
    ['stage-05.json', '"ticks": 120', '"ticks": -1', 'foreignRange', 'ticks'],
    ['stage-05.json', '"ticks": 120', '"ticks": true', 'foreignType', 'ticks'],
    ['stage-05.json', '"age": 0.25', '"age": -1', 'foreignRange', 'age'],
    ['stage-05.json', '"alive": true', '"alive": 1', 'foreignType', 'alive'],
    ['stage-05.json', '"alive": true', '"living": true', 'foreignMissing', 'active'],
    ['later.json', '"active": true', '"active": "yes"', 'foreignType', 'active'],
    ['later.json', '"tension": 0.31', '"tension": Infinity', 'foreignNotFinite', 'tension'],
    ['later.json', '"fatigue": 0.12', '"fatigue": -0.12', 'foreignRange', 'fatigue'],
    ['later.json', '"subjective_time": 10.5', '"subjective_time": -1', 'foreignRange', 'subjective_time'],
    ['later.json', '1.5707963267948966', '7', 'foreignRange', 'circadian_phase'],
    [
      'later.json',
      '"meaning_significance": 0.2,',
      '"meaning_significance": 2,',
      'foreignRange',
      'memory[1].meaning_significance',
    ],
    ['later.json', '"event_type": "shock"', '"event_type": ""', 'foreignType', 'memory[0].event_type'],
    [
      'later.json',
      '"event_type": "shock"',
      '"event_type": "a\\u0007b"',
      'foreignType',
      'memory[0].event_type',
    ],
    [
      'later.json',
      '"shock": 0.45',
      '"shock": NaN',
      'foreignNotFinite',
      'learning_params.event_type_sensitivity.shock',
    ],
    ['later.json', '"memory": [', '"memory": 5, "rest": [', 'foreignType', 'memory'],
  ])('%s is refused with %s -> %s', (name, from, to, key, field) => {
    const path = join(temporaryFolder(), 'a.json');
    expect(textOf(name)).toContain(from);
    writeFileSync(path, textOf(name).replace(from, to));
    expect(refusalOf(() => readLifeFile(path), `file.${key}`)).toMatchObject({ file: 'a.json', field });
  });
});
