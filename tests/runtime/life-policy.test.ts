import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { say } from '../../src/shared/i18n';
import { Refusal } from '../../src/shared/refusal';
import { classic } from '../../src/main/life/presets/classic';
import { natural } from '../../src/main/life/presets/natural';
import { loadPolicy } from '../../src/main/runtime/life-policy';

// Goal: a policy file overrides any number and nothing else, and a refusal names the field in one clear sentence.

const folder = mkdtempSync(join(tmpdir(), 'life-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FILE = join(folder, 'mine.json');

function load(content: unknown) {
  writeFileSync(FILE, typeof content === 'string' ? content : JSON.stringify(content));
  return loadPolicy(FILE);
}

function refusalOf(load: () => unknown): string {
  try {
    load();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.code).toBe('invalid');
    return say(error.said).replaceAll(FILE, 'mine.json').replaceAll(folder, 'folder');
  }
  throw new Error('it was not refused');
}

describe('what a policy file overrides', () => {
  test('nothing: it is natural', () => expect(load({})).toEqual(natural));

  test('single numbers, deep down, and a name', () => {
    const policy = load({
      name: 'harsh',
      wear: { energy: 0.5 },
      events: { shock: { change: { drift: 0.5 } } },
    });
    expect(policy).toEqual({
      ...natural,
      name: 'harsh',
      wear: { ...natural.wear, energy: 0.5 },
      events: {
        ...natural.events,
        shock: { ...natural.events.shock, change: { ...natural.events.shock.change, drift: 0.5 } },
      },
    });
  });

  test('another preset, by extends', () => {
    expect(load({ extends: 'classic', queue: { capacity: 8 } })).toEqual({
      ...classic,
      queue: { ...classic.queue, capacity: 8 },
    });
  });

  test('lists are replaced, not merged', () => {
    const ambient = [{ type: 'rest', perHour: 1, intensity: [0.5, 0.5] }];
    expect(load({ ambient }).ambient).toEqual(ambient);
    expect(load({ ambient: [] }).ambient).toEqual([]);
  });

  test('null takes an action or the day away', () => {
    expect(load({ day: null, actions: { repair: null } })).toEqual({
      ...natural,
      day: null,
      actions: { ...natural.actions, repair: null },
    });
  });

  test('weights that add up to 1 on paper may pass it by a last bit', () => {
    const thirds = { noveltyWeight: 0.4, vulnerabilityWeight: 0.2, expectationWeight: 0.4 };
    expect(load({ meaning: thirds }).meaning).toMatchObject(thirds);
  });

  test('the presets stay as they are', () => {
    const before = structuredClone({ natural, classic });
    load({ wear: { energy: 9 }, extends: 'classic' });
    load({ wear: { energy: 9 } });
    expect({ natural, classic }).toEqual(before);
  });
});

const KEEP = 'Correct it, or leave it out to keep what natural has.';
const wrong = (field: string, given: string, must: string) =>
  `mine.json: “${field}” is ${given}, but must be ${must}. ${KEEP}`;
const unknown = (field: string) =>
  `mine.json: a policy has no field “${field}”. Correct its name or remove it; docs/POLICY.md lists all fields.`;
/** A whole action: the presets' own numbers are tuned, and no business of these tests. */
const RULE = {
  need: { fatigue: 1 },
  threshold: 0.5,
  gain: { fatigue: -0.001 },
  cost: {},
  minS: 60,
  maxS: 3600,
  refractoryS: 0,
};
const rest = (rule: object) => ({ extends: 'classic', actions: { rest: rule } });
const event = (change: object) => ({
  ambient: [{ type: 'noise', perHour: 1, intensity: [0.1, 0.2], ...change }],
});

describe('a field that is wrong', () => {
  test.each<[content: unknown, words: string | RegExp]>([
    [{ wera: {} }, unknown('wera')],
    [{ wear: { enrgy: 1 } }, unknown('wear.enrgy')],
    [rest({ ...RULE, gain: { joy: 1 } }), unknown('actions.rest.gain.joy')],
    [event({ colour: 1 }), unknown('ambient[0].colour')],
    [{ wear: { toString: 1 } }, unknown('wear.toString')],
    ['{"wear":{"__proto__":{"energy":9}}}', unknown('__proto__')],
    [{ wear: { energy: 'much' } }, wrong('wear.energy', '"much"', 'a number')],
    [{ wear: 3 }, wrong('wear', '3', 'an object of fields')],
    [{ wear: null }, wrong('wear', 'null', 'an object of fields')],
    [{ wear: { per: 'year' } }, wrong('wear.per', '"year"', 'one of "tick", "second"')],
    [{ ambient: {} }, wrong('ambient', '{}', 'a list')],
    [{ name: 5 }, wrong('name', '5', 'a text')],
    [{ name: '' }, wrong('name', '""', 'at least 1 long')],
    [{ name: 'x'.repeat(41) }, wrong('name', `"${'x'.repeat(39)}…`, 'at most 40 long')],
    [{ version: 2 }, wrong('version', '2', 'one of 1')],
    [{ tickIntervalMs: 9 }, wrong('tickIntervalMs', '9', 'at least 10')],
    [{ tickIntervalMs: 60_001 }, wrong('tickIntervalMs', '60001', 'at most 60000')],
    [{ tickIntervalMs: 10.5 }, wrong('tickIntervalMs', '10.5', 'a whole number')],
    [{ birth: { energy: 0 } }, wrong('birth.energy', '0', 'above 0')],
    ['{"wear":{"energy":NaN}}', wrong('wear.energy', 'NaN', 'a number')],
    ['{"wear":{"energy":1e999}}', wrong('wear.energy', 'Infinity', 'a number')],
    [event({ type: 'lag' }), /^mine\.json: “ambient\[0\]\.type” is "lag", but must be one of "noise", /],
    [event({ intensity: [0.1, 0.2, 0.3] }), wrong('ambient[0].intensity', '[0.1,0.2,0.3]', 'at most 2 long')],
    [event({ intensity: 0.1 }), wrong('ambient[0].intensity', '0.1', 'a list of two numbers')],
    [
      { extends: 'classic', day: { lengthS: 100 } },
      'mine.json: “day.nightFrom” is missing, and classic has no value for it to keep. Add it.',
    ],
  ])('%j', (content, words) => {
    const said = refusalOf(() => load(content));
    if (typeof words === 'string') expect(said).toBe(words);
    else expect(said).toMatch(words);
  });
});

const TAIL = 'Correct the file; what it leaves out is as natural has it.';
const unfit = (field: string, given: string, reason: string, base = 'natural') =>
  `mine.json: “${field}” is ${given}, but ${reason}. ${TAIL.replace('natural', base)}`;

describe('numbers that do not fit each other', () => {
  test.each<[content: object, words: string]>([
    [
      { innerTime: { min: 1.5, base: 1 } },
      unfit('innerTime.min', '1.5', 'must not be above innerTime.base (1)'),
    ],
    [{ innerTime: { base: 5, max: 4 } }, unfit('innerTime.base', '5', 'must not be above innerTime.max (4)')],
    [
      { lag: { toleranceMs: 60_000, gapMs: 60_000 } },
      unfit('lag.toleranceMs', '60000', 'must be below lag.gapMs (60000)'),
    ],
    [
      { tickIntervalMs: 2000, lag: { gapMs: 2000 } },
      unfit('lag.gapMs', '2000', 'must be above tickIntervalMs (2000), or every tick would be downtime'),
    ],
    ...(['energy', 'integrity', 'stability'] as const).map((vital): [object, string] => [
      { lifecycle: { degradeBelow: { [vital]: 0.5 }, recoverAbove: { [vital]: 0.5 } } },
      unfit(`lifecycle.degradeBelow.${vital}`, '0.5', `must be below lifecycle.recoverAbove.${vital} (0.5)`),
    ]),
    [
      { meaning: { noveltyWeight: 0.4, vulnerabilityWeight: 0.4, expectationWeight: 0.3 } },
      unfit(
        'meaning.expectationWeight',
        '0.3',
        'must not, together with meaning.noveltyWeight and meaning.vulnerabilityWeight, pass 1',
      ),
    ],
    [
      { memory: { forgetBelow: 1 } },
      unfit('memory.forgetBelow', '1', 'must be below 1, the strength that no memory passes'),
    ],
    [
      { memory: { forgetBelow: 0.5, keepAbove: 0.4 } },
      unfit(
        'memory.forgetBelow',
        '0.5',
        'must not be above memory.keepAbove (0.4), or what is kept would be forgotten at once',
      ),
    ],
    [
      { memory: { shortTermSize: 0 } },
      unfit('memory.shortTermSize', '0', 'must be at least 1, or nothing could ever be remembered'),
    ],
    [
      { memory: { echoPerHour: 7, upkeepS: 600 } },
      unfit(
        'memory.echoPerHour',
        '7',
        'must not come to more than one echo for each time memory is tended (memory.upkeepS: 600)',
      ),
    ],
    [
      rest({ ...RULE, minS: 3600, maxS: 60 }),
      unfit('actions.rest.minS', '3600', 'must not be above actions.rest.maxS (60)', 'classic'),
    ],
    [
      rest({ ...RULE, need: { fatigue: 1, night: 0.5 }, threshold: 2 }),
      unfit(
        'actions.rest.threshold',
        '2',
        'must not be above the sum of the weights in actions.rest.need (1.5)',
        'classic',
      ),
    ],
    [
      rest({ ...RULE, gain: { fatigue: 0 } }),
      `mine.json: “actions.rest.gain” must change something, for no action is without a gain; null takes the action away. ${TAIL.replace('natural', 'classic')}`,
    ],
    [
      { ambient: Array.from({ length: 2 }, () => ({ type: 'noise', perHour: 1801, intensity: [0.1, 0.2] })) },
      `mine.json: “ambient” must not come to more than one event a tick in all, for no more are met. ${TAIL}`,
    ],
    [
      event({ intensity: [0.5, 0.2] }),
      `mine.json: “ambient[0].intensity” must begin with its lower bound. ${TAIL}`,
    ],
  ])('%j', (content, words) => {
    expect(refusalOf(() => load(content))).toBe(words);
  });
});

describe('a file that is no policy', () => {
  const NAME = 'Name classic, natural or a JSON file';

  test.each<[content: string, words: string]>([
    ['', 'mine.json stops being JSON at line 1, column 1. Correct it there.'],
    ['{\n  "wear": {,}\n}', 'mine.json stops being JSON at line 2, column 12. Correct it there.'],
    ['{"wear": {', 'mine.json stops being JSON at line 1, column 11. Correct it there.'],
    ['[]', 'mine.json is JSON, but not one object of fields. Begin it with “{”.'],
    ['{"wear":{},"wear":{}}', 'mine.json names “wear” twice. Keep one of the two.'],
    [
      '{"extends":"stoic"}',
      'mine.json: “extends” is "stoic", but must be one of natural, classic. Correct it, or leave it out to build on natural.',
    ],
    [
      ' '.repeat(1_048_577),
      'mine.json is over 1024 kB, and no policy is. Name classic, natural or another file.',
    ],
  ])('%j', (content, words) => {
    expect(refusalOf(() => load(content))).toBe(words);
  });

  test('no such file, or a folder', () => {
    mkdirSync(join(folder, 'sub'));
    expect(refusalOf(() => loadPolicy('stoic'))).toBe(
      `There is no policy “stoic”, and no such file. ${NAME}.`,
    );
    expect(refusalOf(() => loadPolicy(join(folder, 'sub')))).toBe(`folder/sub is not a file. ${NAME}.`);
  });
});
