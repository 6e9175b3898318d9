import { answering } from '../../../../src/main/environment/channel/doors';
import { doorsOfHost } from '../../../../src/main/environment/channel/host-doors';
import type { LifeHost } from '../../../../src/main/runtime/life-host';
import { stateHash } from '../../../../src/main/vault/digest';
import { FakeClock } from '../../../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from '../../../runtime/house';
import { openDoor, type Door, type DoorOptions } from './door';
import { processOf } from './samples';

export interface LivingDoor {
  readonly door: Door;
  readonly host: LifeHost;
  /** Lets life live so long. */
  readonly live: (ms: number) => void;
  /** Of the state of the life, which nothing but an input changes. */
  readonly hash: () => string;
}

/** A real life behind the door, asked as main asks it. */
export async function openLivingDoor(options: DoorOptions = {}): Promise<LivingDoor> {
  const clock = new FakeClock();
  const { host } = openHouse(temporaryHome(), clock);
  clock.pass(120_000);
  // What fails there is no refusal, but a fault of ours.
  const fault = (_what: string, error: unknown): never => {
    throw error;
  };
  const answer = answering(
    doorsOfHost(host),
    { report: (name) => processOf(name), release: () => {} },
    fault,
  );
  const { heartbeat, view, anomalies, safety } = keeperOf(host);
  const picture = host.living();
  const push = { seq: picture?.seq ?? 0, view, heartbeat, trace: [], outlook: picture?.outlook ?? null };
  const door = await openDoor({ push, anomalies, safety }, answer, options);
  host.on('push', (news) => door.send({ is: 'push', push: news }));
  host.on('anomalies', (news) => door.send({ is: 'anomalies', anomalies: news }));
  return {
    door,
    host,
    live: (ms) => clock.pass(ms),
    hash: () => stateHash(keeperOf(host).state()),
  };
}
