import { Command } from 'commander';
import { say, t, told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import type { LifeState } from '../../life/state';
import { Home } from '../../vault/home';
import { HomeLock } from '../../vault/home-lock';
import { fork } from '../../runtime/new-life';
import { parseName, parseTicks } from '../arguments';
import type { CliIo } from '../io';
import { print } from '../output';
import { homePathOf } from '../place/home-path';
import { placeOf } from '../place/place';
import { doWork } from '../work';
import { forkReportOf, forkText } from './report';
import { settleIn, type Settled } from './settle';

interface ForkOptions {
  readonly at: number;
  readonly home?: string;
  readonly name?: string;
  readonly json?: true;
}

/** A past moment becomes a life of its own, which waits in a home until it is woken there. */
export function forkCommand(io: CliIo): Command {
  return new Command('fork')
    .description(t('cli.fork.about'))
    .argument('<lifedir>', t('cli.option.lifeDir'))
    .requiredOption('--at <tick>', t('cli.option.at'), parseTicks)
    .option('--home <folder>', t('cli.option.intoHome'))
    .option('--name <name>', t('cli.option.name'), parseName)
    .option('--json', t('cli.option.json'))
    .action(async (path: string, { at, home, name, json }: ForkOptions) => {
      const { folder } = placeOf(path);
      // A tick that cannot be had leaves no empty home behind, so it is asked for first.
      const { state } = await doWork({ kind: 'look', folder, tick: at }, io);
      if (state.death !== null) throw new Refusal('refused', told('cli.fork.dead', { tick: at }));
      const forked = fork(state);
      const identity = { ...forked.identity, name: name ?? forked.identity.name };
      const homePath = homePathOf(home);
      const settled = moveInto(homePath, { ...forked, identity }, io);
      print(io, json, forkReportOf(identity, homePath, settled), forkText);
    });
}

function moveInto(homePath: string, state: LifeState, io: CliIo): Settled {
  const lock = HomeLock.acquire(homePath, 'cli');
  try {
    const home = Home.open(homePath);
    if (home.repaired !== null) io.err(`life: ${say(home.repaired)}\n`);
    return settleIn(home, state, Date.now());
  } finally {
    lock.release();
  }
}
