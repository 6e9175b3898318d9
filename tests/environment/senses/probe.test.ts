import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { busyShare, cpuTimes, type CpuTimes } from '../../../src/main/environment/senses/cpu-load';
import { onBattery, readSupplies, type Supply } from '../../../src/main/environment/senses/power-supply';
import { MachineProbe, type DesktopProbe } from '../../../src/main/environment/senses/probe';

// Goal: what the machine tells is read right, and what it does not tell is never guessed.

const SILENT: DesktopProbe = { isLocked: () => null, idleS: () => null, isOnBattery: () => null };
const UNTOLD = { reading: null, isTold: false };

const probeOf = (
  desktop: Partial<DesktopProbe>,
  rest: Partial<ConstructorParameters<typeof MachineProbe>[0]> = {},
) => new MachineProbe({ desktop: { ...SILENT, ...desktop }, platform: 'darwin', nowMs: () => 0, ...rest });

describe('the desktop', () => {
  test('tells of lock, use and battery, each first side and second', async () => {
    expect(probeOf({ isLocked: () => true }).look('lock')).toEqual({ reading: 0, isTold: true });
    expect(probeOf({ isLocked: () => false }).look('lock')).toEqual({ reading: 1, isTold: true });
    expect(probeOf({ idleS: () => 301 }).look('idle')).toEqual({ reading: 0, isTold: true });
    expect(probeOf({ idleS: () => 100 }).look('idle')).toEqual({ reading: null, isTold: true });
    expect(await probeOf({ isOnBattery: () => true }).look('power')).toEqual({ reading: 0, isTold: true });
  });

  test('that does not tell is not taken for the one side or the other', async () => {
    const probe = probeOf({});
    expect(probe.look('lock')).toEqual(UNTOLD);
    expect(probe.look('idle')).toEqual(UNTOLD);
    expect(await probe.look('power')).toEqual(UNTOLD);
  });
});

describe('supplies', () => {
  const supply = (change: Partial<Supply>): Supply => ({
    ...{ type: null, scope: null, online: null, status: null },
    ...change,
  });
  const battery = (status: string) => supply({ type: 'Battery', status });

  test.each<[string, readonly Supply[], boolean | null]>([
    ['nothing', [], null],
    ['mains without a battery', [supply({ type: 'Mains', online: '1' })], null],
    ['a mouse', [supply({ type: 'Battery', scope: 'Device', status: 'Discharging' })], null],
    ['a battery that discharges', [battery('Discharging')], true],
    [
      'one that does while mains are on',
      [supply({ type: 'Mains', online: '1' }), battery('Discharging')],
      false,
    ],
    ['a charger by USB', [supply({ type: 'USB', online: '1' }), battery('Charging')], false],
    ['mains that are off', [supply({ type: 'Mains', online: '0' }), battery('Discharging')], true],
    ['two, of which one discharges', [battery('Full'), battery('Discharging')], true],
    ['one that is full', [battery('Full')], false],
    ['one that says nothing', [supply({ type: 'Battery' })], false],
  ])('%s', (_what, supplies, expected) => {
    expect(onBattery(supplies)).toBe(expected);
  });

  let folder = '';
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('are read from the files of the kernel, as far as they are there', async () => {
    folder = mkdtempSync(join(tmpdir(), 'life-supplies-'));
    const write = (name: string, file: string, text: string) => {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, file), text);
    };
    write('AC', 'type', 'Mains\n');
    write('AC', 'online', '0\n');
    write('BAT0', 'type', 'Battery\n');
    write('BAT0', 'status', 'Discharging\n');
    const supplies = await readSupplies(folder);
    expect(supplies).toEqual([
      { type: 'Mains', scope: null, online: '0', status: null },
      { type: 'Battery', scope: null, online: null, status: 'Discharging' },
    ]);
    const probe = probeOf({}, { platform: 'linux', supplies: () => readSupplies(folder) });
    expect(await probe.look('power')).toEqual({ reading: 0, isTold: true });
    expect(await readSupplies(join(folder, 'none'))).toEqual([]);
  });
});

describe('load', () => {
  test('is the share of the time between two looks', () => {
    const at = (busyMs: number, allMs: number): CpuTimes => ({ busyMs, allMs });
    expect(busyShare(at(100, 1000), at(1000, 2000))).toBe(0.9);
    expect(busyShare(at(100, 1000), at(100, 2000))).toBe(0);
    expect(busyShare(at(100, 1000), at(100, 1050))).toBeNull();
    expect(busyShare(at(500, 2000), at(100, 4000))).toBeNull();
    expect(busyShare(at(500, 2000), at(600, 1000))).toBeNull();
  });

  test('needs a look before, and begins anew when it was off', () => {
    let times: CpuTimes = { busyMs: 0, allMs: 1000 };
    const probe = probeOf({}, { times: () => times });
    const after = (busyMs: number, allMs: number) => {
      times = { busyMs: times.busyMs + busyMs, allMs: times.allMs + allMs };
      return probe.look('load');
    };
    expect(probe.look('load')).toEqual({ reading: null, isTold: true });
    expect(after(900, 1000)).toEqual({ reading: 0, isTold: true });
    expect(after(100, 1000)).toEqual({ reading: 1, isTold: true });
    probe.forget('load');
    expect(after(1000, 1000)).toEqual({ reading: null, isTold: true });
    times = { busyMs: 0, allMs: 0 };
    expect(probe.look('load')).toEqual(UNTOLD);
  });

  test('of this machine can be read', () => {
    const { busyMs, allMs } = cpuTimes();
    expect(busyMs).toBeLessThanOrEqual(allMs);
  });
});

test('the hour is that of the local clock', () => {
  const at = (minute: number) => probeOf({}, { minuteOfDay: () => minute }).look('hour');
  expect([at(7 * 60), at(21 * 60)]).toEqual([
    { reading: 0, isTold: true },
    { reading: 1, isTold: true },
  ]);
});
