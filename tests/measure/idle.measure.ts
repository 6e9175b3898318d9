import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { expect, test } from 'vitest';
import { ensureElectron } from '../../scripts/lib/electron-runtime.mjs';
import { DesktopDouble } from '../e2e/support/desktop-double';
import { launch, temporaryFolder } from '../e2e/support/launch';
import { closeWindow, tickBeyond } from '../e2e/support/reading';
import { loadOf, type Load } from './process-tree';

const SETTLE_MS = 15_000;
const DURATION_MS = 30_000;
const RUNS = 3;

const settle = () => new Promise((wake) => setTimeout(wake, SETTLE_MS));

async function life(): Promise<{ open: Load; closed: Load; firstHeartbeatMs: number }> {
  const startedMs = performance.now();
  const running = await launch();
  await tickBeyond(running.page, 0);
  const firstHeartbeatMs = performance.now() - startedMs;
  await settle();
  const open = await loadOf(running.pid, DURATION_MS);
  await closeWindow(running);
  await settle();
  const closed = await loadOf(running.pid, DURATION_MS);
  await running.close();
  return { open, closed, firstHeartbeatMs };
}

async function bare(): Promise<Load> {
  const { executablePath } = await ensureElectron();
  const data = temporaryFolder('bare');
  const app = await _electron.launch({
    executablePath,
    args: [`--user-data-dir=${data}`, join(import.meta.dirname, 'bare-app')],
  });
  await app.firstWindow();
  await settle();
  const load = await loadOf(app.process().pid ?? 0, DURATION_MS);
  await app.close();
  return load;
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;

function row(name: string, loads: readonly Load[]) {
  return {
    what: name,
    'CPU, % of a core': median(loads.map(({ cpuPercent }) => cpuPercent)).toFixed(2),
    'PSS, MB': median(loads.map(({ pssMb }) => pssMb)).toFixed(0),
    processes: median(loads.map(({ processes }) => processes)),
  };
}

test('an idle life beside a bare window, in one run', { timeout: 900_000 }, async () => {
  const desktop = await DesktopDouble.start();
  const lives: Awaited<ReturnType<typeof life>>[] = [];
  const bares: Load[] = [];
  for (let run = 0; run < RUNS; run++) {
    lives.push(await life());
    bares.push(await bare());
  }
  desktop.stop();
  console.table([
    row('bare window', bares),
    row(
      'life, window open',
      lives.map(({ open }) => open),
    ),
    row(
      'life, window closed',
      lives.map(({ closed }) => closed),
    ),
  ]);
  const first = median(lives.map(({ firstHeartbeatMs }) => firstHeartbeatMs));
  console.log(`first heartbeat drawn ${first.toFixed(0)} ms after the app was launched (median of ${RUNS})`);
  expect(lives).toHaveLength(RUNS);
});
