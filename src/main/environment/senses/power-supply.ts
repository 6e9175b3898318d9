import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = '/sys/class/power_supply';
/** A machine has a few; whatever lies there beyond that is not looked at. */
const SUPPLIES_MAX = 16;

/** What the kernel says of one supply; `null` where it says nothing. */
export interface Supply {
  /** `Mains`, `Battery`, `USB`, … */
  readonly type: string | null;
  /** `Device` for the battery of a mouse or the like. */
  readonly scope: string | null;
  /** `1` where it gives power. */
  readonly online: string | null;
  /** `Discharging`, `Charging`, `Full`, … */
  readonly status: string | null;
}

/** Whether the machine lives on its battery; `null` where it has none, or that is not told. */
export function onBattery(supplies: readonly Supply[]): boolean | null {
  const own = supplies.filter(({ scope }) => scope !== 'Device');
  const batteries = own.filter(({ type }) => type === 'Battery');
  if (batteries.length === 0) return null;
  if (own.some(({ type, online }) => type !== 'Battery' && online === '1')) return false;
  return batteries.some(({ status }) => status === 'Discharging');
}

/** Asks the kernel of Linux, which electron does not. Never rejects. */
export async function readSupplies(folder = FOLDER): Promise<readonly Supply[]> {
  try {
    const names = (await readdir(folder)).sort().slice(0, SUPPLIES_MAX);
    return await Promise.all(names.map((name) => readSupply(join(folder, name))));
  } catch {
    // A machine without this folder has no battery, as far as can be told.
    return [];
  }
}

async function readSupply(folder: string): Promise<Supply> {
  const line = (name: string): Promise<string | null> =>
    readFile(join(folder, name), 'utf8').then(
      (text) => text.trim(),
      () => null,
    );
  const [type, scope, online, status] = await Promise.all(['type', 'scope', 'online', 'status'].map(line));
  return { type: type ?? null, scope: scope ?? null, online: online ?? null, status: status ?? null };
}
