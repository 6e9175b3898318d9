import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BirthWish } from '../../src/shared/commands';
import type { HostOptions } from '../../src/main/runtime/host-options';
import { LifeHost } from '../../src/main/runtime/life-host';
import type { LifeKeeper } from '../../src/main/runtime/life-keeper';
import type { FakeClock } from '../support/fake-clock';

/** A home in a folder of its own, removed after the test. */
export function temporaryHome(): string {
  const path = mkdtempSync(join(tmpdir(), 'life-home-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export interface Trouble {
  readonly where: string;
  readonly error: unknown;
}

/** Opens the house and lets its life live; put to sleep after the test if it was not before. */
export function openHouse(
  homePath: string,
  clock: FakeClock,
  more: Partial<HostOptions> = {},
  first: BirthWish = { name: 'Ada', policy: 'natural', seed: 42 },
) {
  const trouble: Trouble[] = [];
  const host = LifeHost.open({
    homePath,
    owner: 'app',
    clock,
    schedule: () => ({ everyMinutes: 10, keep: 24 }),
    onTrouble: (where, error) => trouble.push({ where, error }),
    ...more,
  });
  onTestFinished(() => host.sleep());
  host.start(first);
  return { host, trouble };
}

export function keeperOf(host: LifeHost): LifeKeeper {
  if (host.keeper === null) throw new Error('no life is here');
  return host.keeper;
}

/** Every file below a folder with its bytes, to see that nothing changed. */
export function bytesBelow(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files[name] = readFileSync(path).toString('base64');
  }
  return files;
}
