import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BirthWish } from '../../../shared/commands';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import type { LifeView } from '../../../shared/views';
import type { LifeInput } from '../../life/input';
import { Life } from '../../life/life';
import { Provenance } from '../../monitor/provenance';
import { SemanticMonitor } from '../../monitor/semantic-monitor';
import { systemClock } from '../../runtime/clock';
import { LifeHost } from '../../runtime/life-host';
import { presetPolicy } from '../../runtime/life-policy';
import { bear } from '../../runtime/new-life';
import { temporaryFolder } from './temporary-folder';

export const COURSES = ['step', 'view', 'monitor', 'everything', 'classic'] as const;
export type CourseName = (typeof COURSES)[number];
type PolicyName = 'natural' | 'classic';

/** A course made ready: what is done before and after is not measured. */
export interface Course {
  /** Lives exactly this many nominal ticks; where a life ends, another is born. */
  live(ticks: number): void;
  close(): void;
}

const SEED = 1;
/** Any fixed moment: without a disk nothing depends on it. */
const BORN_AT_MS = 1_700_000_000_000;
const COMMIT_EVERY_MS = 100;
const BIRTH: BirthWish = { name: null, policy: 'natural', seed: SEED };

export const policyOf = (name: CourseName): PolicyName => (name === 'classic' ? 'classic' : 'natural');

/** @throws Refusal where the temporary folder or the database cannot be used */
export function open(name: CourseName): Course {
  switch (name) {
    case 'step':
    case 'classic':
      return inMemory(policyOf(name), () => () => {});
    case 'view':
      return inMemory('natural', (life) => () => void life.view());
    case 'monitor':
      return inMemory('natural', watched);
    case 'everything':
      return atHome();
  }
}

/** What follows each tick of one life. */
type Follow = (life: Life) => (happenings: ReturnType<Life['apply']>) => void;

function inMemory(policyName: PolicyName, follow: Follow): Course {
  const policy = presetPolicy(policyName);
  const tick: LifeInput = { kind: 'tick', dtMs: policy.tickIntervalMs };
  const live = (ticks: number): void => {
    for (let left = ticks; left > 0;) {
      const life = Life.from(bear(policy, { seed: SEED, bornAtMs: BORN_AT_MS }));
      const after = follow(life);
      for (; left > 0 && life.alive; left--) after(life.apply(tick));
    }
  };
  return { live, close: () => {} };
}

const watched: Follow = (life) => {
  const monitor = new SemanticMonitor({ nextAnomalyId: 1 });
  const provenance = new Provenance(0);
  const heartbeat = { atMs: BORN_AT_MS, jitterMs: 0, dtMs: life.policy.tickIntervalMs };
  return (happenings) => {
    const view: LifeView = life.view();
    monitor.observe({
      view,
      heartbeat,
      happenings: provenance.attribute(1, happenings, view.queue.pending),
    });
  };
};

/** A life in a home of its own on the real disk, kept exactly as the app and `life run --home` keep it. */
function atHome(): Course {
  const folder = temporaryFolder();
  const troubles: unknown[] = [];
  let host: LifeHost | null = null;
  const close = () => {
    host?.sleep();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    host = LifeHost.open({
      homePath: join(folder, 'home'),
      owner: 'cli',
      clock: systemClock,
      schedule: () => DEFAULT_SETTINGS.snapshots,
      realtime: false,
      onTrouble: (_where, error) => troubles.push(error),
    });
    host.start(BIRTH);
    const kept = host;
    return { live: (ticks) => liveAtHome(kept, ticks, troubles), close };
  } catch (error) {
    close();
    throw error;
  }
}

function liveAtHome(host: LifeHost, ticks: number, troubles: readonly unknown[]): void {
  for (let left = ticks; left > 0;) {
    if (host.keeper?.view.alive === false) host.birth(BIRTH);
    const fromTick = host.keeper?.view.tick ?? 0;
    host.keeper?.run(left, COMMIT_EVERY_MS);
    // A figure made while an instrument failed would say something else than it seems to.
    if (host.keeper === null || troubles.length > 0) throw toError(troubles[0]);
    left -= host.keeper.view.tick - fromTick;
  }
}

const toError = (trouble: unknown): Error =>
  trouble instanceof Error ? trouble : new Error(String(trouble));
