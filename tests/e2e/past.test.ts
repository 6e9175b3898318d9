import { beforeAll, describe, expect, test } from 'vitest';
import { launch, type RunningLife } from './support/launch';
import { tickBeyond } from './support/reading';

let life: RunningLife;

beforeAll(async () => {
  life = await launch();
  await tickBeyond(life.page, 4);
});

describe('long work beside the life', () => {
  test('is done in a process of its own', async () => {
    const answer = await life.page.evaluate(() => window.life.past.verify());
    expect(answer).toMatchObject({ ok: true, value: { is: 'whole', seams: [] } });
  });
});
