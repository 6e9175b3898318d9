import { writeSync } from 'node:fs';
import { parseLifeState } from '../../src/main/life/state-schema';
import { stateHash } from '../../src/main/vault/digest';
import { HomeLock } from '../../src/main/vault/home-lock';
import { LifeStore } from '../../src/main/vault/life-store';
import type { HistoryPoint } from '../../src/shared/views';

/**
 * A process to be killed. `lock HOME`: holds a home. `live FOLDER STATE`: lives as fast as it can and says each
 * record on stdout once it is acknowledged, so that the test knows what must not be lost.
 */
const [task, place = '', stateJson = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);

const historyPoint = (tick: number): HistoryPoint => {
  const dynamics = { tension: 0, fatigue: 0, noise: 0, drift: 0 };
  return {
    tick,
    atMs: tick,
    sinceBirthMs: tick * 1000,
    energy: 1,
    integrity: 1,
    stability: 1,
    ...dynamics,
    innerRate: 1,
    jitterMs: 0,
  };
};

if (task === 'lock') {
  HomeLock.acquire(place, 'cli', 1_700_000_000_000);
  say('held');
  setInterval(() => undefined, 1000);
} else {
  const state = parseLifeState(JSON.parse(stateJson));
  const store = LifeStore.open({ databasePath: `${place}/life.db`, lifeId: state.identity.lifeId });
  for (let tick = (store.lastRecord()?.tick ?? 0) + 1; ; tick++) {
    const place = { atMs: Date.now(), tick, sinceBirthMs: tick * 1000 };
    const seq = store.append({ kind: 'tick', dtMs: 1000 }, place);
    store.record([historyPoint(tick)], [], { seq, tick });
    say(`tick ${tick}`);
    if (tick % 7 === 0) {
      const note = `at ${tick}`;
      store.append({ kind: 'stimulus', type: 'noise', intensity: 0.1, source: 'child', note }, place);
      say(`stimulus ${note}`);
    }
    if (tick % 20 === 0) store.saveCheckpoint({ ...state, tick }, stateHash({ ...state, tick }));
    say(`anchor ${JSON.stringify(store.anchor())}`);
  }
}
