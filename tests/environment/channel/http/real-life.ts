import type { Ask } from '../../../../src/main/environment/channel/protocol';
import type { LifeHost } from '../../../../src/main/runtime/life-host';
import { stateHash } from '../../../../src/main/vault/digest';
import type { Answer } from '../../../../src/shared/border';
import type { StimuliReceipts } from '../../../../src/shared/channel';
import { Refusal } from '../../../../src/shared/refusal';
import { FakeClock } from '../../../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from '../../../runtime/house';
import { openDoor, type Door, type DoorOptions } from './door';
import { ok, processOf } from './samples';

export interface LivingDoor {
  readonly door: Door;
  readonly host: LifeHost;
  /** Lets life live so long. */
  readonly live: (ms: number) => void;
  /** Of the state of the life, which nothing but an input changes. */
  readonly hash: () => string;
}

/** A real life behind the door: as much of main as the thread needs. */
export async function openLivingDoor(options: DoorOptions = {}): Promise<LivingDoor> {
  const clock = new FakeClock();
  const { host } = openHouse(temporaryHome(), clock);
  clock.pass(120_000);
  const taken = new Map<string, StimuliReceipts>();
  const { heartbeat, view, anomalies, safety } = keeperOf(host);
  const picture = host.living();
  const push = { seq: picture?.seq ?? 0, view, heartbeat, trace: [], outlook: picture?.outlook ?? null };
  const door = await openDoor({ push, anomalies, safety }, (ask) => answerOf(host, taken, ask), options);
  host.on('push', (news) => door.send({ is: 'push', push: news }));
  host.on('anomalies', (news) => door.send({ is: 'anomalies', anomalies: news }));
  return {
    door,
    host,
    live: (ms) => clock.pass(ms),
    hash: () => stateHash(keeperOf(host).state()),
  };
}

function answerOf(host: LifeHost, taken: Map<string, StimuliReceipts>, ask: Ask): Answer<unknown> {
  try {
    return ok(valueOf(host, taken, ask));
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.code, message: error.said };
    throw error;
  }
}

function valueOf(host: LifeHost, taken: Map<string, StimuliReceipts>, { to, with: asked }: Ask): unknown {
  switch (to) {
    case 'stimuli': {
      const known = asked.key === null ? undefined : taken.get(asked.key.key);
      if (known !== undefined) return { ...known, repeated: true };
      const receipts = asked.stimuli.map((stimulus) => host.stimulate({ ...stimulus, source: asked.source }));
      if (asked.key !== null) taken.set(asked.key.key, { receipts, repeated: false });
      return { receipts, repeated: false };
    }
    case 'history':
      return host.past.course(asked);
    case 'memories':
      return host.memory();
    case 'olderAnomalies':
      return host.olderAnomalies(asked.beforeId, asked.limit);
    case 'report':
      return processOf(asked.name);
    case 'release':
      return null;
  }
}
