import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../src/shared/i18n/en';
import { DesktopDouble } from './support/desktop-double';
import { launch, type RunningLife } from './support/launch';
import { closeWindow, numberOf, textOf, tickBeyond } from './support/reading';
import { waitFor } from './support/wait';

let desktop: DesktopDouble;
let life: RunningLife;

beforeAll(async () => {
  desktop = await DesktopDouble.start();
  life = await launch();
});
afterAll(() => desktop.stop());

describe('a life in its window', () => {
  test('is there from the first start, and its heartbeat advances', async () => {
    expect(await textOf(life.page, 'life-name')).not.toBe('');
    const first = await tickBeyond(life.page, 0);
    expect(await tickBeyond(life.page, first + 2)).toBeGreaterThan(first + 2);
    expect(await numberOf(life.page, 'vital-energy')).toBeGreaterThan(99);
    await life.screenshot('living-now');
  });

  test('answers a stimulus: in the vitals, and in the trace with its appraisal', async () => {
    const { page } = life;
    const before = await numberOf(page, 'vital-stability');
    await page.getByTestId('stimulus-intensity').fill('1');
    await page.getByTestId('stimulus-note').fill('sent by hand');
    await page.getByTestId('stimulus-shock').click();
    await waitFor('the shock to show in stability', async () =>
      (await numberOf(page, 'vital-stability')) < before - 0.05 * (before > 1 ? 100 : 1) ? true : undefined,
    );
    const entry = page.getByTestId('trace-entry').filter({ hasText: /shock/iu }).first();
    await entry.waitFor();
    expect(await entry.innerText()).toContain('sent by hand');
    await life.screenshot('living-after-shock');
  });

  test('goes on in the tray when the window is closed, and shows live numbers when it is opened again', async () => {
    const before = await numberOf(life.page, 'tick');
    const item = await desktop.trayItem();
    await closeWindow(life);
    await new Promise((wake) => setTimeout(wake, 3000));
    await item.click(en.desktop.tray.open);
    await life.waitForPage();
    expect(await tickBeyond(life.page, before + 2)).toBeGreaterThan(before + 2);
    // The chart and the trace are there at once: main kept them.
    expect(await life.page.getByTestId('trace-entry').count()).toBeGreaterThan(0);
  });

  test('quits into sleep and wakes as the same life', async () => {
    const name = await textOf(life.page, 'life-name');
    const tick = await numberOf(life.page, 'tick');
    life = await life.relaunch();
    expect(await textOf(life.page, 'life-name')).toBe(name);
    expect(await tickBeyond(life.page, tick - 1)).toBeGreaterThanOrEqual(tick);
    await life.page
      .getByTestId('trace-entry')
      .filter({ hasText: /asleep/iu })
      .first()
      .waitFor();
  });

  test('is the same life after kill -9, and no tick that was shown is lost', async () => {
    const name = await textOf(life.page, 'life-name');
    const tick = await tickBeyond(life.page, await numberOf(life.page, 'tick'));
    await life.kill9();
    life = await life.relaunch();
    expect(await textOf(life.page, 'life-name')).toBe(name);
    expect(await numberOf(life.page, 'tick')).toBeGreaterThanOrEqual(tick);
    await life.page
      .getByTestId('trace-entry')
      .filter({ hasText: /crashed/iu })
      .first()
      .waitFor();
    await life.screenshot('living-after-kill');
  });
});
