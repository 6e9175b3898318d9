import { describe, expect, it } from 'vitest';
import { FileFlow } from '../../src/renderer/files/file-flow.svelte';
import { LongWork } from '../../src/renderer/past/long-work.svelte';
import { waysOf } from '../../src/renderer/files/ways';
import { Notices } from '../../src/renderer/parts/notices.svelte';
import type { FileDecision } from '../../src/shared/commands';
import type { FilePreview } from '../../src/shared/views';
import { scriptedBridge } from './scripted-bridge';

const file = (name: string): File => new File(['{}'], name);

function flowOf({ path = (name: string) => `/lives/${name}`, workMs = 20 } = {}) {
  const bridge = scriptedBridge({ scene: 'none', workMs });
  const notices = new Notices();
  const decided: FileDecision[] = [];
  let arrivals = 0;
  let cancelled = 0;
  const files: typeof bridge.files = {
    ...bridge.files,
    decide: (decision) => {
      decided.push(decision);
      return bridge.files.decide(decision);
    },
  };
  const past: typeof bridge.past = {
    ...bridge.past,
    cancel: () => {
      cancelled += 1;
      return bridge.past.cancel();
    },
  };
  const pathOfFile = (dropped: object): string => path((dropped as File).name);
  const work = new LongWork(past, notices);
  const flow = new FileFlow({ files, pathOfFile }, notices, work, () => (arrivals += 1));
  return {
    flow,
    work,
    cancelled: () => cancelled,
    decided,
    told: () => notices.shown.map(({ message }) => message.key),
    arrivals: () => arrivals,
  };
}

describe('a dropped file', () => {
  it('is previewed, and nothing is decided by that', async () => {
    const { flow, decided } = flowOf();
    flow.drag(true);
    await flow.drop([file('older.life')]);
    expect(flow.dragging).toBe(false);
    expect(flow.preview).toMatchObject({ kind: 'snapshot', verdict: 'older', filePath: '/lives/older.life' });
    expect(decided).toEqual([]);
  });

  it('is decided by the person, once, and the window goes to the life', async () => {
    const { flow, decided, arrivals } = flowOf();
    await flow.drop([file('older.life')]);
    await Promise.all([flow.decide('fork'), flow.decide('fork')]);
    expect(decided).toEqual([{ filePath: '/lives/older.life', choice: 'fork' }]);
    expect(flow.preview).toBeNull();
    expect(arrivals()).toBe(1);
  });

  it('can be left without a trace, also while it is being read', async () => {
    const { flow, decided } = flowOf();
    const reading = flow.drop([file('older.life')]);
    flow.cancel();
    await reading;
    expect(flow.preview).toBeNull();
    await flow.decide('resume');
    expect(decided).toEqual([]);
  });

  it('moves in with its past as long work, which can be ended: then nothing is decided', async () => {
    const { flow, work, cancelled, arrivals, told } = flowOf({ workMs: 60_000 });
    await flow.drop([file('other.past.life')]);
    const deciding = flow.decide('resume');
    expect([flow.deciding, work.busy]).toEqual([true, true]);
    flow.leave();
    await deciding;
    expect(cancelled()).toBe(1);
    expect([flow.deciding, work.busy, arrivals()]).toEqual([false, false, 0]);
    expect(flow.preview).not.toBeNull();
    expect(told()).toEqual(['runtime.work.cancelled']);
  });

  it('without a past is decided also while other work is under way', async () => {
    const { flow, work, arrivals } = flowOf();
    void work.run('verify', () => new Promise(() => {}));
    await flow.drop([file('older.life')]);
    await flow.decide('fork');
    expect(arrivals()).toBe(1);
  });

  it('gives way to the file dropped after it', async () => {
    const { flow } = flowOf();
    await Promise.all([flow.drop([file('older.life')]), flow.drop([file('dead.life')])]);
    expect(flow.preview).toMatchObject({ verdict: 'dead' });
  });

  it('is refused with a reason when it is many, none, or nowhere', async () => {
    const many = flowOf();
    await many.flow.drop([file('a.life'), file('b.life')]);
    expect(many.told()).toEqual(['window.drop.many']);
    const none = flowOf();
    await none.flow.drop([]);
    expect(none.told()).toEqual(['window.drop.noFile']);
    const nowhere = flowOf({ path: () => '' });
    await nowhere.flow.drop([file('a.life')]);
    expect(nowhere.told()).toEqual(['window.drop.noPath']);
    expect([many.flow.preview, none.flow.preview, nowhere.flow.preview]).toEqual([null, null, null]);
  });
});

describe('what can be chosen', () => {
  it.each([
    ['resume', ['resume', 'look']],
    ['other', ['resume', 'look']],
    ['older', ['fork', 'look']],
    ['dead', ['look']],
    ['current', []],
    ['adopt', ['adopt']],
  ])('about a file that is %s: %j', (verdict, choices) => {
    expect(waysOf({ kind: 'snapshot', verdict } as FilePreview).map(({ choice }) => choice)).toEqual(choices);
  });

  it('about a refused file: nothing', () => {
    expect(waysOf({ kind: 'refused', filePath: '', reason: { key: '', params: {} } })).toEqual([]);
  });
});
