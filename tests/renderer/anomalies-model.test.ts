import { describe, expect, it } from 'vitest';
import { Anomalies, PAGE } from '../../src/renderer/anomalies/anomalies.svelte';
import { ANY } from '../../src/renderer/anomalies/selection';
import { mergedAnomalies } from '../../src/renderer/life/anomalies';
import type { Answer } from '../../src/shared/border';
import { told } from '../../src/shared/i18n';
import type { Anomaly, Message } from '../../src/shared/views';
import { findingOf, pastFindingOf } from './scripted-finding';

type Older = Answer<readonly Anomaly[]>;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A life of which main has the newest at hand and tells older ones when the test says so. */
function played(atHand: readonly Anomaly[]) {
  const asked: { beforeId: number; limit: number }[] = [];
  const waiting: ((answer: Older) => void)[] = [];
  const troubles: Message[] = [];
  const life = {
    view: { identity: { lifeId: 'one' } } as { identity: { lifeId: string } } | null,
    anomalies: atHand,
    shownTimes: 1,
    learnAnomalies(news: readonly Anomaly[]) {
      life.anomalies = mergedAnomalies(life.anomalies, news);
    },
  };
  const source = {
    older: (query: { beforeId: number; limit: number }) => {
      asked.push(query);
      return new Promise<Older>((resolve) => waiting.push(resolve));
    },
  };
  const model = new Anomalies(source, life, (message) => troubles.push(message));
  const answer = async (reply: Older) => {
    waiting.shift()?.(reply);
    await settle();
  };
  const page = (highest: number, count: number): Older => ({
    ok: true,
    value: Array.from({ length: count }, (_, index) => pastFindingOf({ id: highest - index })),
  });
  return { model, life, asked, answer, page, troubles };
}

const resolved = (id: number): Anomaly => pastFindingOf({ id });

describe('older anomalies', () => {
  it('are asked for before the oldest that is over: open ones may be at hand from long ago', async () => {
    const { model, asked, answer, page } = played([resolved(300), resolved(299), findingOf({ id: 12 })]);
    model.tend();
    expect(asked).toEqual([{ beforeId: 299, limit: PAGE + 1 }]);
    model.tend();
    expect(asked).toHaveLength(1);
    await answer(page(298, PAGE + 1));
    expect(model.more).toBe(true);
    void model.askOlder();
    expect(asked.at(-1)?.beforeId).toBe(298 - PAGE + 1);
    await answer(page(238, 3));
    expect(model.more).toBe(false);
    expect(model.known).toHaveLength(3 + PAGE + 3);
  });

  it('are asked for from the very newest where only open ones are at hand', () => {
    const { model, asked } = played([findingOf({ id: 40 })]);
    model.tend();
    expect(asked[0]?.beforeId).toBe(41);
  });

  it('are not asked for where nothing was found at all', () => {
    const { model, asked } = played([]);
    model.tend();
    expect(asked).toHaveLength(0);
  });

  it('can be asked for again after a refusal, which is told', async () => {
    const { model, asked, answer, page, troubles } = played([resolved(300)]);
    model.tend();
    await answer({ ok: false, code: 'damaged', message: told('runtime.host.noCheckpoint') });
    expect(troubles).toHaveLength(1);
    model.tend();
    expect([model.more, asked.length]).toEqual([true, 1]);
    void model.askOlder();
    expect(asked[1]?.beforeId).toBe(300);
    await answer(page(299, 2));
    expect(model.known).toHaveLength(3);
  });

  it('of a life that is no longer shown are not mixed with those of the next', async () => {
    const { model, life, asked, answer, page } = played([resolved(300)]);
    model.tend();
    life.shownTimes = 2;
    life.anomalies = [resolved(8)];
    await answer(page(299, 5));
    expect(model.known.map(({ id }) => id)).toEqual([8]);
    model.tend();
    expect(asked.at(-1)?.beforeId).toBe(8);
  });
});

describe('an anomaly that is pointed at', () => {
  it('is opened, and nothing that was looked for before hides it', () => {
    const { model } = played([resolved(300)]);
    model.choose('digests');
    model.look({ state: 'open', text: 'zebra' });
    model.point(300);
    expect([model.tab, model.filter, model.isExpanded(300), model.pointedAt]).toEqual([
      'found',
      ANY,
      true,
      300,
    ]);
    model.toggle(300);
    expect(model.isExpanded(300)).toBe(false);
  });

  it('is asked for page by page until it is there, and no longer', async () => {
    const { model, asked, answer, page } = played([resolved(300)]);
    model.point(200);
    model.tend();
    await answer(page(299, PAGE + 1));
    model.tend();
    expect(asked).toHaveLength(2);
    await answer(page(299 - PAGE, PAGE + 1));
    model.tend();
    expect(asked).toHaveLength(2);
    expect(model.known.some(({ id }) => id === 200)).toBe(true);
  });

  it('is not asked for on and on when that fails', async () => {
    const { model, asked, answer } = played([resolved(300)]);
    model.point(200);
    model.tend();
    await answer({ ok: false, code: 'failed', message: told('runtime.host.noCheckpoint') });
    model.tend();
    model.tend();
    expect(asked).toHaveLength(1);
  });

  it('leaves what was opened of another life closed', () => {
    const { model, life } = played([resolved(300)]);
    model.tend();
    model.toggle(300);
    life.view = { identity: { lifeId: 'other' } };
    model.tend();
    expect(model.isExpanded(300)).toBe(false);
  });
});
