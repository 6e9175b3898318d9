import type { Answer, Bridge } from '../../src/shared/border';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings';
import type { Anomaly, FilePreview, LifePush, SnapshotInfo, TraceEntry } from '../../src/shared/views';
import { SEVERITIES } from '../../src/shared/vocabulary';
import { memoryOf, type Remembered } from './scripted-memory';
import { happeningAt, historyOf, jitterAt, TICK_MS, traceOf, viewOf, type Script } from './scripted-life';

export const SCENES = {
  thriving: {
    vitals: { energy: 84, integrity: 0.982, stability: 0.94 },
    slope: { energy: 0, integrity: 0, stability: 0 },
    phase: 'run',
    tick: 274_329,
  },
  failing: {
    vitals: { energy: 14, integrity: 0.41, stability: 0.28 },
    slope: { energy: -0.01, integrity: -0.0002, stability: -0.0001 },
    phase: 'degrade',
    tick: 1_204_512,
  },
  newborn: {
    vitals: { energy: 95, integrity: 1, stability: 0.96 },
    slope: { energy: 0, integrity: 0, stability: 0 },
    phase: 'init',
    tick: 12,
  },
  dead: {
    vitals: { energy: 0, integrity: 0.33, stability: 0.21 },
    slope: { energy: 0, integrity: 0, stability: 0 },
    phase: 'terminated',
    tick: 1_482_007,
    dead: true,
  },
} as const satisfies Record<string, Script>;

export type Scene = keyof typeof SCENES | 'none';

export interface Options {
  readonly scene: Scene;
  readonly name?: string;
  readonly anomalies?: number;
  readonly trace?: number;
  readonly memories?: Remembered;
  readonly settings?: Partial<Settings>;
}

const yes = <T>(value: T): Promise<Answer<T>> => Promise.resolve({ ok: true, value });
const no = <T>(key: string, params = {}): Promise<Answer<T>> =>
  Promise.resolve({ ok: false, code: 'refused', message: { key, params } });

class Line<T> {
  readonly #listeners = new Set<(news: T) => void>();
  readonly on = (listener: (news: T) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly send = (news: T): void => this.#listeners.forEach((listener) => listener(news));
}

function anomalyAt(index: number): Anomaly {
  const vital = (['stability', 'energy'] as const)[index % 2] ?? 'energy';
  return {
    id: index,
    kind: 'fast-fall',
    severity: SEVERITIES[(index + 1) % 3] ?? 'notice',
    subject: vital,
    fromTick: 273_100 + index * 40,
    toTick: index % 3 === 2 ? 273_400 + index * 40 : null,
    startedAtMs: Date.now() - (40 - index) * 60_000,
    observed: vital === 'energy' ? 18.2 : 0.613,
    expected: vital === 'energy' ? { low: 20, high: null } : { low: 0.81, high: 0.97 },
    causes: [812 + index, 815 + index],
    message: {
      key: 'anomalies.fastFall.times',
      params: { vital, amount: 0.12, seconds: 40, factor: 3 },
    },
    clearsWhen: { key: 'anomalies.fastFall.clears', params: { vital, seconds: 120 } },
    acknowledged: index % 4 === 1,
  };
}

function snapshotAt(index: number, tick: number): SnapshotInfo {
  return {
    id: `s${index}`,
    fileName: `${tick - index * 600}.life`,
    tick: tick - index * 600,
    ageMs: (tick - index * 600) * TICK_MS,
    savedAtMs: Date.now() - index * 600_000 - 40_000,
    bytes: 18_204 + index * 13,
    phase: index > 6 ? 'degrade' : 'run',
    reason: (['schedule', 'manual', 'schedule', 'sleep'] as const)[index % 4] ?? 'schedule',
  };
}

/** What a dropped file turns out to be, by its name: `older.life`, `dead.life`, `adopt.json`, ... */
function previewOf(filePath: string): FilePreview {
  const name = filePath.split('/').at(-1) ?? '';
  const kind = name.split('.')[0] ?? '';
  const numbers = {
    tick: 3_812,
    ageMs: 3_812_000,
    vitals: { energy: 61.2, integrity: 0.93, stability: 0.88 },
  };
  if (kind === 'resume' || kind === 'other' || kind === 'older' || kind === 'dead' || kind === 'current') {
    const view = viewOf(SCENES.thriving, 3_812, kind === 'other' ? 'Grace' : 'Ada');
    return {
      kind: 'snapshot',
      filePath,
      identity: kind === 'other' ? { ...view.identity, lifeId: 'another-life' } : view.identity,
      phase: kind === 'dead' ? 'terminated' : 'run',
      savedAtMs: Date.now() - 86_400_000,
      policyName: 'natural',
      verdict: kind,
      ...numbers,
      ...(kind === 'dead' ? { vitals: { energy: 0, integrity: 0.4, stability: 0.3 } } : {}),
    };
  }
  if (kind === 'adopt')
    return {
      kind: 'foreign',
      filePath,
      format: 'stage-05',
      phase: 'run',
      carries: { memories: 0, innerMs: null },
      verdict: 'adopt',
      ...numbers,
    };
  return {
    kind: 'refused',
    filePath,
    reason: { key: 'errors.file.binary', params: { file: name } },
  };
}

/** A main process played by a script: enough for the window to be run, driven and looked at in a browser. */
export function scriptedBridge(options: Options): Bridge {
  const script: Script | null = options.scene === 'none' ? null : SCENES[options.scene];
  const changed = new Line<LifePush>();
  const anomaliesChanged = new Line<readonly Anomaly[]>();
  const settingsChanged = new Line<Settings>();
  const openedAtMs = Date.now();
  let anomalies = Array.from({ length: options.anomalies ?? 0 }, (_, index) => anomalyAt(index));
  let snapshots = script ? Array.from({ length: 11 }, (_, index) => snapshotAt(index, script.tick)) : [];
  let settings: Settings = { ...DEFAULT_SETTINGS, ...options.settings };
  let seq = 1;
  let tick = script?.tick ?? 0;
  let traceSeq = 5000;

  const heartbeat = (atMs: number, jitterMs: number) => ({ atMs, jitterMs, dtMs: TICK_MS, usualJitterMs: 2 });
  const nextSeq = (): number => ++traceSeq;

  function push(trace: readonly TraceEntry[], atMs: number, jitterMs: number): void {
    if (!script) return;
    seq += 1;
    changed.send({
      seq,
      view: viewOf(script, tick, options.name),
      heartbeat: heartbeat(atMs, jitterMs),
      trace,
    });
  }

  function beat(): void {
    const jitterMs = jitterAt(tick + 1);
    setTimeout(beat, TICK_MS + (jitterMs > 50 ? jitterMs : 0));
    tick += 1;
    const atMs = Date.now();
    push(tick % 3 === 0 ? [{ seq: nextSeq(), atMs, happening: happeningAt(tick) }] : [], atMs, jitterMs);
  }
  if (script && !script.dead) setTimeout(beat, TICK_MS);

  return {
    life: {
      get: () =>
        yes({
          life: script && {
            seq,
            view: viewOf(script, tick, options.name),
            heartbeat: heartbeat(openedAtMs, 2),
            trace: traceOf(script, Math.min(options.trace ?? 60, script.tick), openedAtMs),
            history: historyOf(script, Math.min(3300, script.tick), openedAtMs),
            anomalies,
            readOnly: script.dead === true,
            looking: false,
            savedAtMs: openedAtMs - 42_000,
          },
          none: script ? null : { reason: null },
        }),
      stimulate: (stimulus) => {
        if (stimulus.note === 'refuse')
          return no('The queue is full: 64 stimuli wait for a tick. Try again in a second.');
        const receipt = { seq: nextSeq(), tick: tick + 1, urgent: stimulus.type === 'shock' };
        return yes(receipt);
      },
      birth: () => yes(viewOf(SCENES.newborn, 0, 'New').identity),
      onChanged: changed.on,
      onReplaced: new Line<{ readonly lifeId: string | null }>().on,
    },
    memory: {
      get: () => {
        const remembered = options.memories === undefined ? 256 : options.memories;
        return yes(script ? memoryOf(remembered, tick) : null);
      },
    },
    anomalies: {
      acknowledge: ({ id }) => {
        anomalies = anomalies.map((one) => (one.id === id ? { ...one, acknowledged: true } : one));
        const found = anomalies.find((one) => one.id === id);
        return found ? yes(found) : no('No such anomaly.');
      },
      onChanged: anomaliesChanged.on,
    },
    snapshots: {
      list: () => yes(snapshots),
      save: () => {
        const saved: SnapshotInfo = {
          ...snapshotAt(0, tick),
          id: `m${tick}`,
          reason: 'manual',
          savedAtMs: Date.now(),
        };
        snapshots = [saved, ...snapshots];
        return yes(saved);
      },
      reveal: () => no('The folder could not be shown: it is gone.'),
      saveAs: () => yes('/home/you/ada.life'),
      onChanged: new Line<readonly SnapshotInfo[]>().on,
    },
    files: {
      preview: ({ filePath }) =>
        new Promise((resolve) =>
          setTimeout(
            () => resolve({ ok: true, value: previewOf(filePath) }),
            filePath.includes('slow') ? 4000 : 20,
          ),
        ),
      choose: () => yes(previewOf('/home/you/other.life')),
      decide: () => yes(viewOf(SCENES.thriving, 3_812).identity),
      back: () => yes(undefined),
      onOpened: new Line<FilePreview>().on,
    },
    settings: {
      get: () => yes(settings),
      change: (change) => {
        settings = {
          ...settings,
          ...change,
          notifications: { ...settings.notifications, ...change.notifications },
          snapshots: { ...settings.snapshots, ...change.snapshots },
        };
        settingsChanged.send(settings);
        return yes(settings);
      },
      onChanged: settingsChanged.on,
    },
    app: {
      info: () =>
        yes({
          version: '0.1.0',
          electronVersion: '45.4.1',
          nodeVersion: '24.9.0',
          homePath: '/home/you/.local/share/life',
          platform: 'linux',
          trayAvailable: true,
        }),
      openHome: () => yes(undefined),
      onGoTo: new Line<{ readonly view: 'now'; readonly anomalyId: null }>().on,
      onNotice: new Line<never>().on,
    },
    pathOfFile: (file) => ('name' in file && typeof file.name === 'string' ? `/home/you/${file.name}` : ''),
  };
}
