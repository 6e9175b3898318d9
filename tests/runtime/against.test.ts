import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { finish } from '../../src/main/runtime/work/work';
import { workOf } from '../../src/main/runtime/work/tasks';
import { lifeFolderAt } from '../../src/main/vault/home';
import { FakeClock } from '../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from './house';

describe('a snapshot that was kept elsewhere', () => {
  test('contradicts a journal that was written anew, which the journal by itself cannot', () => {
    const clock = new FakeClock();
    const [home, other, elsewhere] = [temporaryHome(), temporaryHome(), temporaryHome()];
    const { host } = openHouse(home, clock);
    clock.pass(20_000);
    const birth = host.snapshots().at(-1);
    copyFileSync(host.snapshotPath(birth?.id ?? ''), join(elsewhere, 'birth.life'));
    host.stimulate({ type: 'shock', intensity: 0.6, source: 'test', note: null });
    clock.pass(20_000);
    copyFileSync(host.snapshotPath(host.saveSnapshot().id), join(elsewhere, 'noted.life'));
    const { lifeId } = keeperOf(host).view.identity;
    host.sleep();

    // The same life from the same birth, lived anew without the shock: whole in itself.
    const again = openHouse(other, clock);
    again.host.decide({ filePath: join(elsewhere, 'birth.life'), choice: 'resume' });
    clock.pass(60_000);
    again.host.sleep();
    const folder = lifeFolderAt(join(other, 'lives', lifeId), lifeId);
    expect(finish(workOf({ kind: 'verify', folder })).is).toBe('whole');
    const against = [join(elsewhere, 'noted.life')];
    expect(finish(workOf({ kind: 'verify', folder, against })).is).toBe('broken');
    const real = lifeFolderAt(join(home, 'lives', lifeId), lifeId);
    expect(finish(workOf({ kind: 'verify', folder: real, against })).is).toBe('whole');
    expect(() =>
      finish(workOf({ kind: 'verify', folder: real, against: [join(elsewhere, 'gone.life')] })),
    ).toThrow('file.missing');
  });
});
