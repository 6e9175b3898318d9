import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isThere } from '../../../src/main/environment/processes/is-there';
import { Processes, PROCESSES_MAX } from '../../../src/main/environment/processes/processes';
import { processReportSchema, type ProcessPicture, type ProcessReport } from '../../../src/shared/processes';
import { Refusal } from '../../../src/shared/refusal';
import { FakeClock } from '../../support/fake-clock';

// Goal: reports are taken within limits, the time between them is watched, and nothing that was learnt or found is lost
// by a restart, a sleep of the machine or a disk that fails.

let home = '';
let path = '';
let clock = new FakeClock();
let alive = new Set<number>();
let onTrouble = vi.fn();
let processes: Processes;

const open = (homePath = home): Processes =>
  new Processes({ homePath, clock, isThere: (pid) => alive.has(pid), onTrouble });
const report = (change: Partial<ProcessReport> = {}): ProcessReport => processReportSchema.parse(change);
const find = (name: string): ProcessPicture => {
  const found = processes.pictures().find((each) => each.name === name);
  if (found === undefined) throw new Error(`${name} is not adopted`);
  return found;
};
const work = (name: string, count: number, change: Partial<ProcessReport> = {}): void => {
  for (let index = 0; index < count; index++) {
    clock.pass(10_000);
    processes.report(name, report({ progress: index, ...change }));
  }
};
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${error.said.key}`;
    throw error;
  }
  return 'taken';
};

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'life-processes-'));
  path = join(home, 'processes.json');
  clock = new FakeClock();
  alive = new Set();
  onTrouble = vi.fn();
  processes = open();
});
afterEach(() => {
  processes.close();
  rmSync(home, { recursive: true });
});

test('a first report adopts, and silence that is too long is found without anybody asking', () => {
  expect(processes.pictures()).toEqual([]);
  work('agent', 60);
  expect(find('agent')).toMatchObject({ condition: 'working', reports: 60 });
  clock.pass(40_000);
  expect(find('agent')).toMatchObject({ condition: 'dead' });
  expect(find('agent').findings).toMatchObject([{ kind: 'dead', severity: 'notice' }]);
  clock.pass(600_000);
  expect(find('agent').findings).toMatchObject([{ kind: 'dead', severity: 'grave' }]);
});

test('a process that is gone is found within seconds', () => {
  alive.add(12);
  work('agent', 5, { pid: 12 });
  alive.delete(12);
  clock.pass(6_000);
  expect(find('agent')).toMatchObject({ condition: 'dead', because: { key: 'processes.found.gone' } });
});

test('asks the system for a process by its number', () => {
  expect(isThere(process.pid)).toBe(true);
  expect(isThere(2 ** 30)).toBe(false);
});

describe('what is too much is refused, and changes nothing', () => {
  test('more processes than there is room for', () => {
    for (let index = 0; index < PROCESSES_MAX; index++) processes.report(`p${index}`, report());
    const before = processes.pictures();
    expect(codeOf(() => processes.report('other', report()))).toBe('busy processes.refused.tooMany');
    expect(processes.pictures()).toEqual(before);
    processes.release('p3');
    expect(codeOf(() => processes.report('other', report()))).toBe('taken');
  });

  test('more reports than can be read', () => {
    const answers = Array.from({ length: 100 }, () => codeOf(() => processes.report('agent', report())));
    expect(answers.filter((each) => each === 'taken')).toHaveLength(20);
    expect(new Set(answers)).toEqual(new Set(['taken', 'busy processes.refused.tooOften']));
    expect(find('agent').reports).toBe(20);
    // Others are not hindered, and in time it may report again.
    expect(codeOf(() => processes.report('other', report()))).toBe('taken');
    clock.pass(1_000);
    expect(codeOf(() => processes.report('agent', report()))).toBe('taken');
  });

  test('a name that is not adopted, and a finding that is not known', () => {
    expect(codeOf(() => processes.release('nobody'))).toBe('refused processes.refused.unknown');
    expect(codeOf(() => processes.acknowledge('nobody', 1))).toBe('refused processes.refused.unknown');
    processes.report('agent', report());
    expect(codeOf(() => processes.acknowledge('agent', 1))).toBe('refused processes.refused.unknownFinding');
  });
});

test('listeners are told at most twice a second, and of the last', () => {
  const told: number[] = [];
  processes.onChange((pictures) => told.push(pictures[0]?.reports ?? 0));
  for (let index = 0; index < 50; index++) {
    clock.pass(100);
    processes.report('agent', report());
  }
  clock.pass(1_000);
  expect(told.length).toBeGreaterThan(5);
  expect(told.length).toBeLessThanOrEqual(12);
  expect(told.at(-1)).toBe(50);
});

test('a listener that fails is told of, and the others hear', () => {
  const heard = vi.fn();
  processes.onChange(() => {
    throw new Error('no');
  });
  processes.onChange(heard);
  processes.report('agent', report());
  clock.pass(1_000);
  expect(heard).toHaveBeenCalled();
  expect(onTrouble).toHaveBeenCalledOnce();
});

describe('a restart', () => {
  test('is a gap in watching and no death: what was learnt is there, and the usual wait begins anew', () => {
    work('agent', 60);
    processes.close();
    clock.jump(86_400_000);
    processes = open();
    expect(find('agent')).toMatchObject({ condition: 'working', reports: 60, findings: [] });
    clock.pass(20_000);
    expect(find('agent').condition).toBe('working');
    clock.pass(60_000);
    expect(find('agent').condition).toBe('dead');
  });

  test('keeps findings, their numbers, and that they were seen', () => {
    work('agent', 60);
    clock.pass(60_000);
    processes.acknowledge('agent', 1);
    processes.close();
    processes = open();
    expect(find('agent')).toMatchObject({
      condition: 'dead',
      findings: [{ id: 1, acknowledged: true, untilMs: null }],
    });
    work('agent', 30);
    clock.pass(100_000);
    expect(find('agent').findings.map(({ id }) => id)).toEqual([2, 1]);
  });

  test('without a good-bye loses seconds at most', () => {
    work('agent', 60);
    const killed = open();
    expect(killed.pictures()[0]?.reports).toBeGreaterThanOrEqual(58);
    killed.close();
  });

  test('forgets who was released', () => {
    work('agent', 5);
    processes.release('agent');
    expect(open().pictures()).toEqual([]);
  });
});

test('a machine that slept is no death', () => {
  work('agent', 60);
  clock.doze(8 * 3_600_000);
  clock.pass(20_000);
  expect(find('agent').condition).toBe('working');
  work('agent', 1);
  expect(find('agent').findings).toEqual([]);
});

test('nor is a Life that stood still itself', () => {
  work('agent', 60);
  clock.stall(3_600_000);
  expect(find('agent').condition).toBe('working');
});

test('a clock that is set moves nothing', () => {
  work('agent', 60);
  clock.jump(-86_400_000);
  clock.pass(15_000);
  clock.jump(7 * 86_400_000);
  clock.pass(10_000);
  expect(find('agent').findings).toEqual([]);
});

describe('the file', () => {
  test.each([
    ['half', '{"version":1,"proc'],
    ['of a newer version', '{"version":2,"processes":[]}'],
    ['with a wrong part', '{"version":1,"processes":[{"name":"agent"}]}'],
  ])('%s, is kept aside as it is, and watching goes on', (_how, content) => {
    writeFileSync(path, content);
    processes = open();
    expect(processes.pictures()).toEqual([]);
    expect(readFileSync(`${path}.bad`, 'utf8')).toBe(content);
    expect(onTrouble).toHaveBeenCalledOnce();
    work('agent', 3);
    processes.close();
    expect(open().pictures()).toHaveLength(1);
  });

  test('that cannot be written is told of once, and made up for when it can', () => {
    const missing = join(home, 'missing');
    processes = open(missing);
    work('agent', 20);
    expect(onTrouble).toHaveBeenCalledOnce();
    mkdirSync(missing);
    work('agent', 5);
    processes.close();
    expect(existsSync(join(missing, 'processes.json'))).toBe(true);
  });
});
