import { describe, expect, test, vi } from 'vitest';
import type { Look, PolledSense, Probe } from '../../../src/main/environment/senses/probe';
import { Senses, type SensingLife } from '../../../src/main/environment/senses/senses';
import { policySchema } from '../../../src/main/life/policy';
import { classic } from '../../../src/main/life/presets/classic';
import { natural } from '../../../src/main/life/presets/natural';
import type { Stimulus } from '../../../src/shared/commands';
import { told } from '../../../src/shared/i18n';
import { Refusal } from '../../../src/shared/refusal';
import {
  DEFAULT_SENSE_RULES,
  SENSES,
  SIGNALS,
  type Sense,
  type SensesPicture,
} from '../../../src/shared/senses';
import { DEFAULT_SETTINGS, settingsChangeSchema, settingsSchema } from '../../../src/shared/settings';
import { FakeTime } from '../fake-time';

// Goal: a life meets of the machine what its person switched on, by the rule of its policy, and nothing else.

const wanted = (...on: readonly Sense[]) =>
  Object.fromEntries(SENSES.map((sense) => [sense, on.includes(sense)])) as Record<Sense, boolean>;

function desk(policy: SensingLife['policy'] | null = { name: 'natural' }) {
  const time = new FakeTime();
  const looks = new Map<PolledSense, Look | Promise<Look> | Error>();
  const look = vi.fn((sense: PolledSense): Look | Promise<Look> => {
    const found = looks.get(sense) ?? { reading: null, isTold: true };
    if (found instanceof Error) throw found;
    return found;
  });
  const probe: Probe = { look, forget: vi.fn() };
  const met: Stimulus[] = [];
  const refuse: { why: Error | null } = { why: null };
  const life: SensingLife | null = policy && {
    policy,
    stimulate: (stimulus) => {
      if (refuse.why) throw refuse.why;
      met.push(stimulus);
    },
  };
  const pictures: SensesPicture[] = [];
  const log = { error: vi.fn() };
  const senses = new Senses({
    ...{ probe, life: () => life, nowMs: time.nowMs, uptimeMs: time.nowMs, after: time.after, log },
    changed: (picture) => pictures.push(picture),
  });
  const set = (sense: PolledSense, reading: Look['reading'], isTold = true) =>
    looks.set(sense, { reading, isTold });
  return { time, looks, look, set, met, refuse, senses, pictures, log, probe };
}

describe('the settings', () => {
  test('have every sense off, also where an older file opens', () => {
    expect(DEFAULT_SETTINGS.senses).toEqual(wanted());
    expect(settingsSchema.parse({ senses: { lock: true } }).senses).toEqual(wanted('lock'));
  });

  test('refuse a sense that there is none of', () => {
    expect(settingsChangeSchema.safeParse({ senses: { lock: true } }).success).toBe(true);
    expect(settingsChangeSchema.safeParse({ senses: { camera: true } }).success).toBe(false);
    expect(settingsChangeSchema.safeParse({ senses: { lock: 1 } }).success).toBe(false);
  });
});

describe('what is off', () => {
  test('is not looked at, and no timer runs for it', () => {
    const { time, look, senses, met } = desk();
    senses.want(wanted());
    senses.suspending();
    senses.resumed();
    time.pass(3_600_000);
    expect(look).not.toHaveBeenCalled();
    expect(met).toEqual([]);
  });

  test('is not polled for where only sleep is on', () => {
    const { time, look, senses, met } = desk();
    senses.want(wanted('sleep'));
    time.pass(3_600_000);
    expect(look).not.toHaveBeenCalled();
    senses.suspending();
    expect(met.map(({ note }) => note)).toEqual(['suspend']);
  });

  test('stops being looked at when it is switched off, and one that was on its way is dropped', async () => {
    const { time, looks, look, senses, met } = desk();
    let arrive: (look: Look) => void = () => {};
    senses.want(wanted('power'));
    looks.set('power', new Promise((resolve) => (arrive = resolve)));
    time.pass(5_000);
    senses.want(wanted());
    arrive({ reading: 0, isTold: true });
    await Promise.resolve();
    const before = look.mock.calls.length;
    time.pass(60_000);
    expect(look.mock.calls.length).toBe(before);
    expect(met).toEqual([]);
  });
});

describe('a signal', () => {
  test('is the stimulus that the defaults name, with its source and what it was', () => {
    const { time, set, senses, met } = desk();
    set('lock', 0);
    senses.want(wanted('lock'));
    set('lock', 1);
    time.pass(5_000);
    expect(met).toEqual([{ ...DEFAULT_SENSE_RULES.unlock, source: 'sense:lock', note: 'unlock' }]);
  });

  test('is what the policy names instead, or nothing', () => {
    const policy = {
      name: 'own',
      senses: { unlock: { type: 'shock', intensity: 0.9 }, lock: null },
    } as const;
    const { time, set, senses, met, pictures } = desk(policy);
    set('lock', 0);
    senses.want(wanted('lock'));
    set('lock', 1);
    time.pass(5_000);
    set('lock', 0);
    time.pass(5_000);
    expect(met).toEqual([{ type: 'shock', intensity: 0.9, source: 'sense:lock', note: 'unlock' }]);
    expect(pictures.at(-1)?.senses.lock).toMatchObject({
      sent: 1,
      dropped: 0,
      last: { signal: 'lock', fate: { is: 'met-nothing' } },
    });
    expect(pictures.at(-1)?.rules.lock).toBeNull();
    expect(pictures.at(-1)?.policyName).toBe('own');
  });

  test('that is refused is dropped, counted and never sent again', () => {
    const { time, set, refuse, senses, met, pictures } = desk();
    set('lock', 1);
    senses.want(wanted('lock'));
    refuse.why = new Refusal('busy', told('runtime.stimulus.full', { name: 'Ada', capacity: 1 }));
    set('lock', 0);
    time.pass(5_000);
    refuse.why = null;
    time.pass(600_000);
    expect(met).toEqual([]);
    expect(pictures.at(-1)?.senses.lock).toMatchObject({
      sent: 0,
      dropped: 1,
      last: { signal: 'lock', fate: { is: 'dropped', why: { key: 'runtime.stimulus.full' } } },
    });
  });

  test('meets nobody where none lives', () => {
    const { senses, pictures } = desk(null);
    senses.want(wanted('sleep'));
    senses.suspending();
    expect(pictures.at(-1)).toMatchObject({ policyName: null, rules: DEFAULT_SENSE_RULES });
    expect(pictures.at(-1)?.senses.sleep).toMatchObject({ sent: 0, last: { fate: { is: 'met-nothing' } } });
  });

  test('of sleep is told before it and after it', () => {
    const { time, senses, met } = desk();
    senses.want(wanted('sleep'));
    senses.suspending();
    time.pass(8 * 3_600_000);
    senses.resumed();
    expect(met.map(({ note, source }) => [source, note])).toEqual([
      ['sense:sleep', 'suspend'],
      ['sense:sleep', 'resume'],
    ]);
  });
});

describe('a machine that does not tell', () => {
  test('is said to be blind, until it does', () => {
    const { time, set, senses, pictures } = desk();
    set('power', null, false);
    senses.want(wanted('power'));
    expect(pictures.at(-1)?.senses.power.isBlind).toBe(true);
    set('power', 1);
    time.pass(5_000);
    expect(pictures.at(-1)?.senses.power.isBlind).toBe(false);
  });

  test('and a probe that breaks end nothing: the other senses go on', async () => {
    const { time, looks, set, senses, met, log } = desk();
    looks.set('idle', new Error('no bus'));
    looks.set('power', Promise.reject(new Error('no file')));
    set('lock', 1);
    senses.want(wanted('lock', 'idle', 'power'));
    set('lock', 0);
    time.pass(5_000);
    await vi.waitFor(() => expect(log.error).toHaveBeenCalledTimes(4));
    expect(met.map(({ note }) => note)).toEqual(['lock']);
  });
});

describe('a policy', () => {
  test('without senses stays to the bit what it was', () => {
    for (const preset of [natural, classic]) {
      expect('senses' in preset).toBe(false);
      expect(policySchema.parse(preset)).toStrictEqual(preset);
    }
  });

  test('may name some, and null', () => {
    const senses = { unlock: { type: 'shock', intensity: 1 }, morning: null };
    expect(policySchema.parse({ ...natural, senses }).senses).toEqual(senses);
  });

  test.each([
    ['an unknown signal', { sneeze: null }],
    ['an event that nobody may send', { lock: { type: 'lag', intensity: 0.5 } }],
    ['no intensity', { lock: { type: 'noise' } }],
    ['an intensity of nothing', { lock: { type: 'noise', intensity: 0 } }],
    ['too much', { lock: { type: 'noise', intensity: 1.5 } }],
    ['null for all', null],
  ])('with %s is refused', (_what, senses) => {
    expect(policySchema.safeParse({ ...natural, senses }).success).toBe(false);
  });

  test('has a default for every signal, which its own schema takes', () => {
    expect(Object.keys(DEFAULT_SENSE_RULES)).toEqual(SIGNALS);
    expect(policySchema.safeParse({ ...natural, senses: DEFAULT_SENSE_RULES }).success).toBe(true);
  });
});
