import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { MenuLine, ShellCommand } from '../../src/main/shell/command';
import { VIEWS } from '../../src/shared/border';
import { applicationMenu } from '../../src/main/shell/menu';
import { templateOf } from '../../src/main/shell/menu-template';
import { faceOf, type TrayIcon, type TrayState } from '../../src/main/shell/tray-face';
import { TrayPace } from '../../src/main/shell/tray-pace';
import { STIMULUS_TYPES } from '../../src/shared/vocabulary';
import { anomalyOf, deadView, viewOf } from '../environment/views';

// Goal: the tray tells how the life is by shape and words, and everything can be reached from its menu.

const stateOf = (change: Partial<TrayState> = {}): TrayState => ({
  view: viewOf(),
  readOnly: false,
  anomalies: [],
  troubled: [],
  ...change,
});

const labels = (state: TrayState): string[] =>
  faceOf(state).menu.map((line) => ('label' in line ? line.label : line.line));

const commandsOf = (lines: readonly MenuLine[]): (ShellCommand & { enabled: boolean })[] =>
  lines.flatMap((line) => {
    if (line.line === 'command') return [{ ...line.command, enabled: line.enabled }];
    if (line.line !== 'submenu') return [];
    return commandsOf(line.lines).map((each) => ({ ...each, enabled: each.enabled && line.enabled }));
  });

const enabled = (state: TrayState): string[] =>
  commandsOf(faceOf(state).menu)
    .filter((each) => each.enabled)
    .map((each) => each.do);

test.each<[string, Partial<TrayState>, TrayIcon]>([
  ['no life', { view: null }, 'asleep'],
  ['asleep', { view: viewOf({ asleep: true }) }, 'asleep'],
  ['newborn', { view: viewOf({ phase: 'init' }) }, 'init'],
  ['running', {}, 'run'],
  ['degrading', { view: viewOf({ phase: 'degrade' }) }, 'degrade'],
  ['dead', { view: deadView() }, 'terminated'],
  ['running, with an anomaly', { anomalies: [anomalyOf()] }, 'run-anomaly'],
  ['with an acknowledged one', { anomalies: [anomalyOf({ acknowledged: true })] }, 'run'],
  ['with one that is over', { anomalies: [anomalyOf({ toTick: 5010 })] }, 'run'],
  ['dead, with an anomaly', { view: deadView(), anomalies: [anomalyOf()] }, 'terminated'],
])('the figure of a life that is %s', (_how, state, icon) => {
  expect(faceOf(stateOf(state)).icon).toBe(icon);
  for (const suffix of ['', '@2x', 'Template', 'Template@2x']) {
    expect(existsSync(resolve('resources/tray', `${icon}${suffix}.png`))).toBe(true);
  }
});

test('a living life in words', () => {
  expect(labels(stateOf({ anomalies: [anomalyOf(), anomalyOf({ id: 2 })] }))).toEqual([
    'Ada · Running',
    'Tick 5023 · age 1 h 23 min',
    'Energy 72 · integrity 0.98 · stability 0.50',
    'separator',
    'Open window',
    'Send a stimulus of 0.6',
    'Save snapshot',
    'Open snapshot…',
    '2 open anomalies · Warning',
    'separator',
    'Settings…',
    'Quit Life',
  ]);
});

test.each([
  ['none', [], 'No open anomalies', 'Life: Ada · Running'],
  [
    'some, one of them grave',
    [anomalyOf({ severity: 'notice' }), anomalyOf({ id: 2, severity: 'grave' }), anomalyOf({ id: 3 })],
    '3 open anomalies · Grave',
    'Life: Ada · Running · 3 open anomalies · Grave',
  ],
  [
    'some, the grave one seen by a person',
    [anomalyOf({ severity: 'notice' }), anomalyOf({ id: 2, severity: 'grave', acknowledged: true })],
    '1 open anomaly · Notice',
    'Life: Ada · Running · 1 open anomaly · Notice',
  ],
  [
    'one, seen by a person',
    [anomalyOf({ acknowledged: true })],
    '1 open anomaly, acknowledged',
    'Life: Ada · Running',
  ],
  ['one that is over', [anomalyOf({ toTick: 6000 })], 'No open anomalies', 'Life: Ada · Running'],
])('anomalies that are open and not acknowledged: %s', (_which, anomalies, inMenu, tooltip) => {
  const state = stateOf({ anomalies });
  expect(labels(state)).toContain(inMenu);
  expect(faceOf(state).tooltip).toBe(tooltip);
});

test('a dead life says when and of what; no life says so', () => {
  expect(labels(stateOf({ view: deadView() })).slice(0, 2)).toEqual([
    'Ada · Terminated',
    'Ended at tick 5023 · used up: Energy',
  ]);
  expect(labels(stateOf({ view: null }))[0]).toBe('No life is open');
});

test('a living life can be touched and saved; the others cannot', () => {
  const always = ['open-window', 'open-file', 'go-to', 'go-to', 'quit'];
  const alive = [
    'open-window',
    ...STIMULUS_TYPES.map(() => 'stimulate'),
    'save-snapshot',
    ...always.slice(1),
  ];
  expect(enabled(stateOf())).toEqual(alive);
  expect(enabled(stateOf({ view: null }))).toEqual(always);
  expect(enabled(stateOf({ view: deadView() }))).toEqual(always);
  expect(enabled(stateOf({ readOnly: true }))).toEqual(always);
});

describe('pace', () => {
  function paced() {
    let nowMs = 0;
    const show = vi.fn();
    const pace = new TrayPace(show, () => nowMs);
    return { show, offer: (atMs: number, state: TrayState) => ((nowMs = atMs), pace.offer(faceOf(state))) };
  }

  test('numbers wait, a new state does not', () => {
    const { show, offer } = paced();
    offer(0, stateOf());
    offer(1_000, stateOf({ view: viewOf({ tick: 5024 }) }));
    expect(show).toHaveBeenCalledTimes(1);
    offer(2_000, stateOf({ view: viewOf({ phase: 'degrade' }) }));
    offer(3_000, stateOf({ view: viewOf({ phase: 'degrade' }), anomalies: [anomalyOf()] }));
    expect(show).toHaveBeenCalledTimes(3);
    offer(13_000, stateOf({ view: viewOf({ phase: 'degrade', tick: 6000 }), anomalies: [anomalyOf()] }));
    expect(show).toHaveBeenCalledTimes(4);
  });

  test('an anomaly that grows graver or is acknowledged does not wait', () => {
    const { show, offer } = paced();
    offer(0, stateOf({ anomalies: [anomalyOf()] }));
    offer(1_000, stateOf({ anomalies: [anomalyOf({ severity: 'grave' })] }));
    offer(2_000, stateOf({ anomalies: [anomalyOf({ severity: 'grave', acknowledged: true })] }));
    expect(show).toHaveBeenCalledTimes(3);
  });

  test('the same text is never shown again', () => {
    const { show, offer } = paced();
    offer(0, stateOf());
    offer(60_000, stateOf());
    expect(show).toHaveBeenCalledOnce();
  });
});

describe('menus as electron takes them', () => {
  test('a click asks for the command, and an ampersand in a name stays one', () => {
    const run = vi.fn();
    const view = viewOf({ identity: { ...viewOf().identity, name: 'Adam & Eve' } });
    const template = templateOf(faceOf(stateOf({ view })).menu, run);
    expect(template[0]).toMatchObject({ label: 'Adam && Eve · Running', enabled: false });
    template.at(-1)?.click?.(...([] as never as Parameters<NonNullable<(typeof template)[0]['click']>>));
    expect(run).toHaveBeenCalledWith({ do: 'quit' });
  });

  test.each([true, false])('the application menu reaches everything, on a Mac: %s', (isMac) => {
    const commands = commandsOf(applicationMenu({ isMac, isDevelopment: false })).map((each) => each.do);
    for (const verb of ['save-snapshot', 'open-file', 'new-life', 'go-to', 'about', 'open-home']) {
      expect(commands).toContain(verb);
    }
    const roles = JSON.stringify(applicationMenu({ isMac, isDevelopment: false }));
    expect(commands.includes('quit') || roles.includes('"quit"')).toBe(true);
    expect(roles).not.toContain('toggleDevTools');
  });

  test('the views are reached by number, in the order of the rail', () => {
    const keys = new Map<string, string | undefined>();
    const collect = (lines: readonly MenuLine[]): void => {
      for (const line of lines) {
        if (line.line === 'command' && line.command.do === 'go-to')
          keys.set(line.command.view, line.accelerator);
        if (line.line === 'submenu') collect(line.lines);
      }
    };
    collect(applicationMenu({ isMac: false, isDevelopment: false }));
    const numbered = VIEWS.filter((view) => view !== 'settings');
    expect(numbered.map((view) => keys.get(view))).toEqual(
      numbered.map((_, index) => `CmdOrCtrl+${index + 1}`),
    );
    expect(keys.get('settings')).toBe('CmdOrCtrl+,');
  });

  test('no two lines share a key', () => {
    const keys: string[] = [];
    const collect = (lines: readonly MenuLine[]): void => {
      for (const line of lines) {
        if (line.line === 'command' && line.accelerator) keys.push(line.accelerator);
        if (line.line === 'submenu') collect(line.lines);
      }
    };
    collect(applicationMenu({ isMac: false, isDevelopment: true }));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('says in one line which adopted process is in trouble, and leads there', () => {
  const one = { name: 'indexer', condition: 'hung' } as const;
  const last = (troubled: TrayState['troubled']): MenuLine | undefined =>
    faceOf(stateOf({ troubled })).menu.find((line) => 'label' in line && line.label.includes('indexer'));
  expect(last([])).toBeUndefined();
  expect(last([one])).toMatchObject({
    label: 'Process indexer · Hung',
    command: { do: 'go-to', view: 'world' },
  });
  expect(last([one, { name: 'backup', condition: 'dead' }])).toMatchObject({
    label: '2 processes in trouble · indexer: Hung',
  });
  // It is shown at once.
  expect(faceOf(stateOf({ troubled: [one] })).urgent).not.toBe(faceOf(stateOf()).urgent);
});
