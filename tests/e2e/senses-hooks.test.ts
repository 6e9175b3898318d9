import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { launch, temporaryFolder, type RunningLife } from './support/launch';
import { tickBeyond } from './support/reading';
import { waitFor } from './support/wait';

// Goal: in the real app nothing of a person's is run before the person agreed, and what was agreed to really is; a
// sense that is switched on reaches the life with its source.

let life: RunningLife;
const folder = temporaryFolder('hooks');

beforeAll(async () => {
  life = await launch();
  await tickBeyond(life.page, 0);
  await life.page.getByTestId('nav-world').click();
});

const item = (testId: string) => life.page.getByTestId(testId).first();

/** From now on a person answers the system's question so; what they were shown is kept. */
const answers = (agrees: boolean): Promise<void> =>
  life.app.evaluate(
    ({ dialog }, button) => {
      dialog.showMessageBox = (...args: unknown[]) => {
        (globalThis as { asked?: unknown[] }).asked = [
          ...((globalThis as { asked?: unknown[] }).asked ?? []),
          args.at(-1),
        ];
        return Promise.resolve({ response: button, checkboxChecked: false });
      };
    },
    agrees ? 0 : 1,
  );
const asked = (): Promise<readonly { message: string; detail: string }[]> =>
  life.app.evaluate(() => (globalThis as { asked?: never[] }).asked ?? []);

describe('a command', () => {
  const witness = join(folder, 'witness');
  const line = 'cat > "$0"; printf %s "$LIFE_EVENT $LIFE_TEST" > "$0.env"';
  const write = async (): Promise<void> => {
    await item('hook-program').fill('/bin/sh');
    await item('hook-arguments').fill(`-c\n${line}\n${witness}`);
    await item('hook-propose').click();
  };

  test('that the person does not agree to is not kept', async () => {
    await item('world-tab-hooks').click();
    await item('hooks-empty').waitFor();
    await answers(false);
    await write();
    await waitFor('the question', async () => ((await asked()).length === 1 ? true : undefined));
    expect((await asked())[0]?.detail).toContain(JSON.stringify(line));
    expect(await life.page.getByTestId('hook').count()).toBe(0);
    expect(existsSync(join(life.home, 'hooks.json'))).toBe(false);
  });

  test('that the person agrees to is kept, tried, and called with what happened', async () => {
    await answers(true);
    await write();
    await item('hook').waitFor();
    expect(existsSync(witness)).toBe(false);
    await item('hook-try').click();
    await waitFor('the call', () =>
      Promise.resolve(existsSync(`${witness}.env`) && existsSync(witness) ? true : undefined),
    );
    await waitFor('its outcome', async () =>
      (await item('hook-last').innerText()).includes('code 0') ? true : undefined,
    );
    expect(JSON.parse(readFileSync(witness, 'utf8'))).toMatchObject({ event: 'degrade', test: true });
    expect(readFileSync(`${witness}.env`, 'utf8')).toBe('degrade 1');
    await life.screenshot('hooks');
  });

  test('cannot be slipped in by a script in the page', async () => {
    await answers(false);
    const wish = `{ event: 'birth', minimumSeverity: 'notice', action: { does: 'run', program: '/bin/sh', args: [] }, timeLimitS: 1 }`;
    expect(await life.page.evaluate(`window.life.hooks.propose(${wish})`)).toEqual({
      ok: true,
      value: false,
    });
    expect(await life.page.getByTestId('hook').count()).toBe(1);
  });

  test('is there after a restart, and is called when a life really begins', async () => {
    await answers(true);
    await item('hook-remove').click();
    await life.page.getByTestId('hook-form').getByText('A life begins', { exact: true }).click();
    await write();
    await item('hook').waitFor();
    life = await life.relaunch();
    await tickBeyond(life.page, 0);
    await life.page.evaluate(`window.life.life.birth({ name: 'Bea', policy: 'natural', seed: 7 })`);
    const told = await waitFor('the birth', () => {
      const text = existsSync(witness) ? readFileSync(witness, 'utf8') : '';
      return Promise.resolve(text.includes('"birth"') ? text : undefined);
    });
    expect(JSON.parse(told)).toMatchObject({
      event: 'birth',
      test: false,
      origin: 'born',
      life: { name: 'Bea' },
    });
  });
});

describe('a sense', () => {
  const suspend = (name: 'suspend' | 'resume') =>
    life.app.evaluate(({ powerMonitor }, event) => void powerMonitor.emit(event), name);

  test('that is off tells nothing; one that is on tells of the machine’s sleep before it and after it', async () => {
    await life.page.getByTestId('nav-world').click();
    await item('world-tab-senses').click();
    await suspend('suspend');
    await suspend('resume');
    await item('sense-sleep').check();
    await item('sense-last').waitFor();
    expect(await item('sense-last').innerText()).toContain('No signal yet');
    await suspend('suspend');
    await suspend('resume');
    await waitFor('the signal', async () =>
      (await item('sense-last').innerText()).includes('Woke') ? true : undefined,
    );
    await life.screenshot('senses');
    const sources = await waitFor('the events', async () => {
      const trace = await life.page.evaluate<readonly string[]>(
        `window.life.life.get().then(({ value }) => value.life.trace.flatMap(({ happening }) => happening.kind === 'event' && happening.source.startsWith('sense:') ? [happening.source + ' ' + happening.note] : []))`,
      );
      return trace.length >= 2 ? trace : undefined;
    });
    expect(sources).toEqual(['sense:sleep suspend', 'sense:sleep resume']);
  });
});
