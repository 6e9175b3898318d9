import type { Answer, Bridge, ViewName } from '../../src/shared/border';
import type { Homecoming } from '../../src/shared/homecoming';
import { DEFAULT_MONITOR_SETTINGS } from '../../src/shared/monitor';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings';
import type { LifeCard, LivesPicture, Safety, VerifyReport } from '../../src/shared/past';
import type { Anomaly, FilePreview, LifePush, SnapshotInfo, TraceEntry } from '../../src/shared/views';
import { memoryOf, type Remembered } from './scripted-memory';
import {
  happeningAt,
  historyOf,
  jitterAt,
  pastOf,
  TICK_MS,
  traceOf,
  viewOf,
  type Script,
} from './scripted-life';
import { anomalyOf, backtestOf, digestsOf, disturbed, noteOf, outlookOf } from './scripted-anomalies';
import { previewOf, snapshotAt } from './scripted-things';
import { homecomingOf, type ScriptedAway } from './scripted-homecoming';
import { comparisonOf, livesOf } from './scripted-lives';
import { scriptedChannel, type ScriptedChannel } from './scripted-channel';
import { scriptedProcesses, type ScriptedProcesses } from './scripted-processes';
import { scriptedProgram, type ScriptedProgram } from './scripted-program';
import { happeningsOf, marksOf } from './scripted-marks';
import { reportOf, safetyOf, type ScriptedReport, type ScriptedSafety } from './scripted-trust';
import { endOf } from './scripted-post-mortem';
import { SCENES } from './scripted-scenes';
import { ScriptedWork } from './scripted-work';
import { scriptedHooks, scriptedSenses, type ScriptedHooks } from './scripted-world';
import type { ScriptedPostMortem } from '../support/post-mortems';

export type Scene = keyof typeof SCENES | 'none';

export interface Options {
  readonly scene: Scene;
  readonly channel?: ScriptedChannel;
  readonly processes?: ScriptedProcesses;
  readonly program?: ScriptedProgram;
  readonly hooks?: ScriptedHooks;
  readonly name?: string;
  /** How many were found; the window has the newest at hand. */
  readonly anomalies?: number;
  /** A notification of this anomaly is clicked as soon as the window is there. */
  readonly pointsAt?: number;
  /** It is told how long the life has. */
  readonly outlook?: boolean;
  /** No digest can be read. */
  readonly digestsBroken?: boolean;
  readonly trace?: number;
  readonly memories?: Remembered;
  readonly settings?: Partial<Settings>;
  readonly safety?: ScriptedSafety;
  readonly report?: ScriptedReport;
  /** How long long work takes. */
  readonly workMs?: number;
  /** Somebody comes back. */
  readonly away?: ScriptedAway | null;
  /** The past cannot be read. */
  readonly pastBroken?: boolean;
  /** So many lives lie here beside the family. */
  readonly moreLives?: number;
  /** Where none lives: how many lie here, and whether the one that lived here could not be woken. */
  readonly sleepers?: number;
  readonly unwoken?: boolean;
  /** This system has no trash. */
  readonly noTrash?: boolean;
  /** What ended the life, where it is dead. */
  readonly postMortem?: ScriptedPostMortem;
  /** What happened in it cannot be read. */
  readonly marksBroken?: boolean;
  /** Courses and marks are told so much later, and not within the call: as across a border. */
  readonly pastMs?: number;
  /** Two lives that are compared are the same as far as both go. */
  readonly same?: boolean;
}

/** So many anomalies main has at hand; the others are told when they are asked for. */
const AT_HAND = 200;

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

/** A main process played by a script: enough for the window to be run, driven and looked at in a browser. */
export function scriptedBridge(options: Options): Bridge {
  const answer = <T>(tell: () => T): Promise<Answer<T>> =>
    options.pastMs === undefined
      ? yes(tell())
      : new Promise((resolve) => setTimeout(() => resolve({ ok: true, value: tell() }), options.pastMs));
  const script: Script | null = options.scene === 'none' ? null : SCENES[options.scene];
  const changed = new Line<LifePush>();
  const replaced = new Line<{ readonly lifeId: string | null }>();
  const work = new ScriptedWork();
  const workMs = options.workMs ?? 40;
  const anomaliesChanged = new Line<readonly Anomaly[]>();
  const settingsChanged = new Line<Settings>();
  const goTo = new Line<{ readonly view: ViewName; readonly anomalyId: number | null }>();
  const { pointsAt } = options;
  if (pointsAt !== undefined) setTimeout(() => goTo.send({ view: 'anomalies', anomalyId: pointsAt }), 300);
  const openedAtMs = Date.now();
  const found = options.anomalies ?? 0;
  let anomalies: readonly Anomaly[] = script
    ? Array.from({ length: found }, (_, index) =>
        anomalyOf(found - index, found, script.tick, pastOf(script)),
      )
    : [];
  let snapshots = script ? Array.from({ length: 11 }, (_, index) => snapshotAt(index, script.tick)) : [];
  let settings: Settings = { ...DEFAULT_SETTINGS, monitor: DEFAULT_MONITOR_SETTINGS, ...options.settings };
  let seq = 1;
  let tick = script?.tick ?? 0;
  let traceSeq = 5000;
  let lookedAt: number | null = null;

  const heartbeat = (atMs: number, jitterMs: number) => ({ atMs, jitterMs, dtMs: TICK_MS, usualJitterMs: 2 });
  const ahead = () => (script && options.outlook === true ? outlookOf(viewOf(script, tick)) : null);
  const nextSeq = (): number => ++traceSeq;

  function push(trace: readonly TraceEntry[], atMs: number, jitterMs: number): void {
    // As main does: what is looked at does not change, so nothing is pushed.
    if (!script || lookedAt !== null) return;
    seq += 1;
    changed.send({
      seq,
      view: viewOf(script, tick, options.name),
      heartbeat: heartbeat(atMs, jitterMs),
      trace,
      outlook: ahead(),
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

  const trashed = new Set<string>();
  const listed = (): LivesPicture => {
    if (!script) return { lives: [], damaged: [] };
    const { lives, damaged } = livesOf(script, tick, options.name, options.moreLives);
    return {
      lives: lives.filter(({ identity }) => !trashed.has(identity.lifeId)),
      damaged: damaged.filter(({ lifeId }) => !trashed.has(lifeId)),
    };
  };
  const cardOf = (lifeId: string): LifeCard | undefined =>
    listed().lives.find(({ identity }) => identity.lifeId === lifeId);

  const show = (at: number | null): void => {
    lookedAt = at;
    replaced.send({ lifeId: script ? viewOf(script, tick).identity.lifeId : null });
  };

  return {
    life: {
      get: () =>
        yes({
          life: script && {
            seq,
            view: viewOf(script, lookedAt ?? tick, options.name),
            heartbeat: heartbeat(
              lookedAt === null ? openedAtMs : pastOf(script).atMs(lookedAt, openedAtMs),
              2,
            ),
            trace: traceOf(
              { ...script, tick: lookedAt ?? script.tick },
              Math.min(options.trace ?? 60, script.tick),
              openedAtMs,
            ),
            history: historyOf(
              { ...script, tick: lookedAt ?? tick },
              Math.min(3300, lookedAt ?? tick),
              openedAtMs,
            ),
            gaps: pastOf(script)
              .gaps.filter((gap) => gap.tick < (lookedAt ?? tick))
              .slice(-20),
            anomalies: lookedAt === null ? anomalies.slice(0, AT_HAND) : [],
            outlook: lookedAt === null ? ahead() : null,
            readOnly: script.dead === true || lookedAt !== null,
            looking: lookedAt === null ? null : 'moment',
            safety: safetyOf(options.safety ?? 'proven', script.tick, openedAtMs),
            savedAtMs: openedAtMs - 42_000,
            homecoming: lookedAt === null ? homecomingOf(options.away ?? null, viewOf(script, tick)) : null,
          },
          none: script
            ? null
            : {
                reason:
                  options.unwoken === true
                    ? { key: 'runtime.host.noCheckpoint', params: { lifeId: 'a0a0', count: 3 } }
                    : null,
                lives: options.sleepers ?? 0,
              },
        }),
      stimulate: (stimulus) => {
        if (stimulus.note === 'refuse')
          return no('The queue is full: 64 stimuli wait for a tick. Try again in a second.');
        const receipt = { seq: nextSeq(), tick: tick + 1, urgent: stimulus.type === 'shock' };
        return yes(receipt);
      },
      birth: () => yes(viewOf(SCENES.newborn, 0, 'New').identity),
      onChanged: changed.on,
      onReplaced: replaced.on,
      dismissHomecoming: () => yes(undefined),
      onHomecoming: new Line<Homecoming | null>().on,
      onSafety: new Line<Safety>().on,
    },
    past: {
      reach: () => {
        if (!script) return no('runtime.host.none');
        if (options.pastBroken === true)
          return no('errors.database.damaged', {
            path: '/home/you/life.db',
            reason: 'disk image is malformed',
          });
        return yes(pastOf(script).reach(tick));
      },
      course: (query) =>
        options.pastBroken === true
          ? no('errors.database.damaged', { path: '/home/you/life.db', reason: 'disk image is malformed' })
          : script
            ? answer(() =>
                pastOf(script).course(query, tick, Date.now(), (at) => {
                  const { vitals, dynamics, innerRate } = viewOf(script, at);
                  const usual = { ...vitals, ...dynamics, innerRate, jitterMs: jitterAt(at) };
                  return found > 0 ? disturbed(usual, at, script.tick) : usual;
                }),
              )
            : no('runtime.host.none'),
      marks: (query) =>
        script && options.marksBroken !== true
          ? answer(() => marksOf(query, script, tick, anomalies))
          : no('runtime.host.none'),
      happenings: (query) =>
        script ? yes(happeningsOf(query, script, tick, Date.now())) : no('runtime.host.none'),
      postMortem: () => {
        if (script?.dead !== true) return no('runtime.host.none');
        if (options.pastBroken === true)
          return no('errors.database.damaged', {
            path: '/home/you/life.db',
            reason: 'disk image is malformed',
          });
        const end = endOf(script, options.postMortem ?? 'stimuli', {
          name: options.name ?? 'Ada',
          language: settings.language === 'ru' ? 'ru' : 'en',
          endedAtMs: openedAtMs,
        });
        return work.run('post-mortem', 2_412_900, workMs, end);
      },
      savePostMortem: ({ as }) => yes(`/home/you/Documents/Ada-post-mortem.${as}`),
      records: ({ seqs }) =>
        yes(seqs.flatMap((seq) => noteOf(seq, anomalies) ?? []).sort((a, b) => a.seq - b.seq)),
      look: async ({ tick: at }) => {
        const answer = await work.run('look', at, workMs, undefined);
        if (answer.ok) show(at);
        return answer;
      },
      fork: ({ tick: at }) =>
        work.run('fork', at, workMs, viewOf(script ?? SCENES.newborn, at, 'Ada, forked').identity),
      verify: (): Promise<Answer<VerifyReport>> =>
        work.run('verify', tick, workMs, reportOf(options.report ?? 'whole', tick)),
      cancel: work.cancel,
      onProgress: work.onProgress,
    },
    lives: {
      list: () => yes(listed()),
      wake: ({ lifeId }) => {
        const woken = cardOf(lifeId);
        return woken ? yes(woken.identity) : no('errors.home.noSuchLife', { lifeId, path: '/home/you' });
      },
      compare: ({ one, other }) => {
        const [first, second] = [one, other].map(cardOf);
        if (!script || !first || !second)
          return no('errors.home.noSuchLife', { lifeId: one, path: '/home/you' });
        return work.run('compare', tick, workMs, comparisonOf(first, second, script, options.same === true));
      },
      look: async ({ lifeId }) => {
        const card = cardOf(lifeId);
        if (!card) return no('errors.home.noSuchLife', { lifeId, path: '/home/you' });
        return work.run('look', card.tick, workMs, undefined);
      },
      fork: ({ lifeId }) => {
        const card = cardOf(lifeId);
        if (!card) return no('errors.home.noSuchLife', { lifeId, path: '/home/you' });
        return yes({ ...card.identity, name: `${card.identity.name} 2` });
      },
      export: () => yes('/home/you/grace.life'),
      reveal: () => yes(undefined),
      trash: ({ lifeId }) => {
        if (options.noTrash === true)
          return no('window.library.refused.noTrash', {
            folderPath: `/home/you/.local/share/life/lives/${lifeId}`,
            problem: 'gio is missing',
          });
        trashed.add(lifeId);
        return yes(undefined);
      },
      putAside: () => yes(undefined),
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
        const changed = anomalies.find((one) => one.id === id);
        return changed ? yes(changed) : no('runtime.anomaly.unknown', { id });
      },
      older: ({ beforeId, limit }) => yes(anomalies.filter(({ id }) => id < beforeId).slice(0, limit)),
      backtest: (query) => {
        if (!script) return no('runtime.host.none');
        const present = {
          monitor: settings.monitor,
          minimumSeverity: settings.notifications.minimumSeverity,
        };
        return work.run(
          'backtest',
          query.ticks ?? tick,
          workMs,
          backtestOf(query, present, tick, pastOf(script)),
        );
      },
      digests: ({ span, limit }) => {
        if (options.digestsBroken === true)
          return no('errors.database.damaged', {
            path: '/home/you/life.db',
            reason: 'disk image is malformed',
          });
        return yes(
          script
            ? digestsOf(span, limit, tick, pastOf(script), (at) => viewOf(script, at, options.name))
            : [],
        );
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
      decide: ({ filePath }) =>
        work.run(
          'move-in',
          3_812,
          filePath.includes('past') ? workMs : 1,
          viewOf(SCENES.thriving, 3_812).identity,
        ),
      back: () => {
        show(null);
        return yes(undefined);
      },
      onOpened: new Line<FilePreview>().on,
    },
    settings: {
      get: () => yes(settings),
      change: (change) => {
        settings = {
          ...settings,
          ...change,
          monitor: change.monitor ?? settings.monitor,
          notifications: { ...settings.notifications, ...change.notifications },
          snapshots: { ...settings.snapshots, ...change.snapshots },
          senses: { ...settings.senses, ...change.senses },
          channel: { ...settings.channel, ...change.channel },
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
          systemLanguages: ['en-GB'],
        }),
      openHome: () => yes(undefined),
      onGoTo: goTo.on,
      onNotice: new Line<never>().on,
    },
    channel: scriptedChannel(options.channel ?? {}),
    processes: scriptedProcesses(options.processes ?? 'none'),
    program: scriptedProgram(options.program ?? {}, () => settings.checkForUpdates),
    senses: scriptedSenses(script !== null),
    hooks: scriptedHooks(options.hooks ?? 'none'),
    pathOfFile: (file) => ('name' in file && typeof file.name === 'string' ? `/home/you/${file.name}` : ''),
  };
}
