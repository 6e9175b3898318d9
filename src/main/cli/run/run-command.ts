import { setImmediate } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { t } from '../../../shared/i18n';
import type { AbsenceRule } from '../../../shared/views';
import { LANGUAGES, type Language } from '../../../shared/vocabulary';
import { parseAbsence, parsePort, parseSeed, parseTicks } from '../arguments';
import { count } from '../format';
import type { CliIo } from '../io';
import { Progress } from '../progress';
import { Chronicle } from './chronicle';
import { HomeLife } from './home-life';
import type { Lived } from './lived';
import { MemoryLife } from './memory-life';
import { firstState, moveIn, wishOf } from './origin';
import { Plan } from './plan';
import { reportOf } from './report';
import { reportText } from './report-text';
import { readStimuli } from './stimuli';
import { stepText } from '../work';
import { openWorld } from './world';
import type { LifeHost } from '../../runtime/life-host';

/** So many ticks at once; between two slices signals are heard and progress is shown. */
const SLICE_TICKS = 2000;

interface RunOptions {
  readonly ticks?: number;
  readonly policy?: string;
  readonly seed?: number;
  readonly absence?: AbsenceRule;
  readonly stimuli?: string;
  readonly home?: string;
  readonly resume?: string;
  readonly realtime?: true;
  /** `true`: at any port that is free. */
  readonly channel?: number | true;
  readonly tokenFile?: string;
  readonly monitor: boolean;
  readonly lang?: Language;
  readonly json?: true;
}

export function runCommand(io: CliIo): Command {
  const command = new Command('run')
    .description(t('cli.run.about'))
    .option('--ticks <count>', t('cli.option.ticks'), parseTicks)
    .option('--policy <name|file>', t('cli.option.policy'))
    .option('--seed <number>', t('cli.option.seed'), parseSeed)
    .option('--absence <rule>', t('cli.absence.option'), parseAbsence)
    .option('--stimuli <file.jsonl>', t('cli.option.stimuli'))
    .option('--home <folder>', t('cli.option.home'))
    .option('--resume <file.life>', t('cli.option.resume'))
    .option('--realtime', t('cli.option.realtime'))
    .option('--channel [port]', t('cli.option.channel'), parsePort)
    .option('--token-file <file>', t('cli.option.tokenFile'))
    .option('--no-monitor', t('cli.option.monitor'))
    .addOption(new Option('--lang <language>', t('cli.option.lang')).choices(LANGUAGES))
    .option('--json', t('cli.option.json'));
  return command.action(async (options: RunOptions) => {
    if (options.ticks === undefined && options.realtime === undefined) {
      command.error(t('cli.option.ticksNeeded'));
    }
    const { channel, realtime, home, tokenFile } = options;
    if (channel !== undefined && (realtime === undefined || home === undefined)) {
      command.error(t('cli.option.channelNeeds'));
    }
    if (tokenFile !== undefined && channel === undefined) command.error(t('cli.option.tokenFileNeeds'));
    await run(options, io);
  });
}

async function run(options: RunOptions, io: CliIo): Promise<void> {
  const chronicle = new Chronicle();
  const stimuli = options.stimuli === undefined ? [] : readStimuli(options.stimuli);
  const lived = await liveIn(options, chronicle, io);
  const [plan, awake, foldedMs] = await endingWith(lived, async () => {
    const plan = new Plan(options.stimuli ?? '', stimuli, lived.view.tick, lived);
    const startedMs = performance.now();
    await (options.realtime ? byTheClock : asFastAsItCan)(lived, plan, options.ticks ?? Infinity, io);
    return [plan, lived.state(), performance.now() - startedMs] as const;
  });
  const { home = null, lang = 'en' } = options;
  const report = reportOf(lived.view, awake, chronicle, plan.count, foldedMs, home, lang);
  io.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report, lived.view, lang));
}

/** However the run goes, the life is left in order. */
async function endingWith<Result>(lived: Lived, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } finally {
    await lived.end();
  }
}

async function liveIn(
  { home, monitor, realtime, channel, tokenFile, ...asked }: RunOptions,
  chronicle: Chronicle,
  io: CliIo,
): Promise<Lived> {
  const wish = wishOf(asked);
  const tell = (words: string): void => io.err(`life: ${words}\n`);
  if (home === undefined) return new MemoryLife(firstState(wish, Date.now()), chronicle, monitor);
  return HomeLife.open({
    homePath: home,
    monitored: monitor,
    realtime: realtime ?? false,
    chronicle,
    moveIn: (host) => watched(host, io, () => moveIn(host, home, wish, Date.now())),
    open: (host) => {
      if (realtime === undefined) return () => Promise.resolve();
      const port = channel === true ? 0 : channel;
      const opened = port === undefined ? null : { port, tokenFile, launch: io.launchChannel };
      return openWorld(host, { homePath: home, channel: opened, tell });
    },
    tell,
  });
}

/** Work that may be long, as when a whole past moves in: shown on a terminal, and left off when told to stop. */
async function watched(host: LifeHost, io: CliIo, act: () => Promise<void>): Promise<void> {
  const progress = new Progress(io);
  const leaveOff = (): void => host.past.cancel();
  io.stop.addEventListener('abort', leaveOff);
  const unheard = host.on('progress', ({ done, total }) =>
    progress.show(() => stepText('move-in', { done, total })),
  );
  try {
    await act();
  } finally {
    unheard();
    io.stop.removeEventListener('abort', leaveOff);
    progress.clear();
  }
}

async function asFastAsItCan(lived: Lived, plan: Plan, ticks: number, io: CliIo): Promise<void> {
  const progress = new Progress(io);
  const fromTick = lived.view.tick;
  const end = fromTick + ticks;
  for (;;) {
    const { tick, alive } = lived.view;
    if (alive) plan.sendDue(tick, lived);
    if (!lived.view.alive || tick >= end || io.stop.aborted) break;
    lived.advance(Math.min(end - tick, SLICE_TICKS, plan.ticksUntilNext(tick)));
    progress.show((elapsedMs) => {
      const done = lived.view.tick - fromTick;
      const percent = Math.floor((100 * done) / ticks);
      const rate = count((done * 1000) / elapsedMs);
      return t('cli.run.progress', { tick: count(lived.view.tick), end: count(end), percent, rate });
    });
    await setImmediate();
  }
  progress.clear();
}

async function byTheClock(lived: Lived, plan: Plan, ticks: number, io: CliIo): Promise<void> {
  const progress = new Progress(io);
  const end = lived.view.tick + ticks;
  plan.sendDue(lived.view.tick, lived);
  await new Promise<void>((resolve, reject) => {
    const isOver = () => !lived.view.alive || lived.view.tick >= end || io.stop.aborted;
    if (isOver()) return resolve();
    io.stop.addEventListener('abort', () => resolve(), { once: true });
    lived.flow(() => {
      progress.show(() => t('cli.run.progressRealtime', { tick: count(lived.view.tick) }));
      // Not inside the beat: the tick has to be over, and written down, before the next input comes.
      queueMicrotask(() => {
        try {
          if (lived.view.alive) plan.sendDue(lived.view.tick, lived);
          if (isOver()) resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
  });
  progress.clear();
}
