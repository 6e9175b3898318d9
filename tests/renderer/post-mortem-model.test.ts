import { describe, expect, it } from 'vitest';
import { Notices } from '../../src/renderer/parts/notices.svelte';
import { LongWork } from '../../src/renderer/past/long-work.svelte';
import { aroundPlace, marked, reachOf, shareWithin } from '../../src/renderer/post-mortem/places';
import { PostMortems } from '../../src/renderer/post-mortem/post-mortem.svelte';
import { viewName } from '../../src/renderer/parts/view-name';
import type { Answer } from '../../src/shared/border';
import type { PostMortem } from '../../src/shared/post-mortem';
import { scriptedBridge } from './scripted-bridge';
import { viewOf } from './scripted-life';
import { endOf } from './scripted-post-mortem';
import { SCENES } from './scripted-scenes';

// Goal: what ended a life is found out once, told for that life only, and trouble with it leads somewhere.

const END = endOf(SCENES.dead, 'stimuli', { endedAtMs: Date.UTC(2026, 2, 29) });

type Reply = (answer: Answer<PostMortem>) => void;

function opened() {
  const bridge = scriptedBridge({ scene: 'dead' });
  const notices = new Notices();
  const replies: Reply[] = [];
  let replaced = (_news: { lifeId: string | null }): void => {};
  const saved: string[] = [];
  let saving: Answer<string | null> = { ok: true, value: '/home/you/Ada-post-mortem.html' };
  const source = {
    life: {
      ...bridge.life,
      onReplaced: (listener: typeof replaced) => {
        replaced = listener;
        return () => {};
      },
    },
    past: {
      ...bridge.past,
      postMortem: () => new Promise<Answer<PostMortem>>((resolve) => replies.push(resolve)),
      savePostMortem: ({ as }: { as: string }) => {
        saved.push(as);
        return Promise.resolve(saving);
      },
    },
  };
  const work = new LongWork(source.past, notices);
  const view = viewOf(SCENES.dead, SCENES.dead.tick);
  const postMortems = new PostMortems(source, { view }, work, notices);
  postMortems.open();
  return {
    postMortems,
    work,
    saved,
    asked: () => replies.length,
    answer: async (answer: Answer<PostMortem>) => {
      replies.at(-1)?.(answer);
      await Promise.resolve();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    replaced: (lifeId: string | null) => replaced({ lifeId }),
    lifeId: view.identity.lifeId,
    told: () => notices.shown.map(({ severity, message }) => [severity, message.key]),
    saves: (answer: Answer<string | null>) => (saving = answer),
  };
}

describe('the post-mortem in the window', () => {
  it('is found out once', async () => {
    const { postMortems, work, answer, asked } = opened();
    expect(postMortems.finding.is).toBe('unasked');
    void postMortems.find();
    expect([postMortems.finding.is, work.busy]).toEqual(['under-way', true]);
    await answer({ ok: true, value: END });
    expect([postMortems.finding.is, postMortems.postMortem]).toEqual(['found', END]);
    await postMortems.find();
    expect(asked()).toBe(1);
  });

  it('waits while other work is under way', async () => {
    const { postMortems, work, asked, told } = opened();
    void work.run('verify', () => new Promise(() => {}));
    await postMortems.find();
    expect([asked(), postMortems.finding.is, told()]).toEqual([0, 'unasked', []]);
  });

  it('can be asked for again after it was cancelled or failed, and tells of it in its own place alone', async () => {
    const { postMortems, answer, asked, told } = opened();
    void postMortems.find();
    await answer({ ok: false, code: 'cancelled', message: { key: 'runtime.work.cancelled', params: {} } });
    expect(postMortems.finding).toEqual({ is: 'cancelled' });
    void postMortems.find();
    const reason = { key: 'runtime.host.none', params: {} };
    await answer({ ok: false, code: 'refused', message: reason });
    expect(postMortems.finding).toEqual({ is: 'trouble', reason });
    void postMortems.find();
    await answer({ ok: true, value: END });
    expect([asked(), postMortems.postMortem, told()]).toEqual([3, END, []]);
  });

  it('stays while a moment of the same life is looked at, and goes with that life', async () => {
    const { postMortems, answer, replaced, lifeId } = opened();
    void postMortems.find();
    await answer({ ok: true, value: END });
    replaced(lifeId);
    expect(postMortems.postMortem).toBe(END);
    replaced('another');
    expect([postMortems.postMortem, postMortems.finding.is]).toEqual([null, 'unasked']);
  });

  it('that comes when another life is there already is not shown', async () => {
    const { postMortems, answer, replaced } = opened();
    void postMortems.find();
    replaced('another');
    await answer({ ok: true, value: END });
    expect([postMortems.postMortem, postMortems.finding.is]).toEqual([null, 'unasked']);
  });

  it('is saved as it was asked for, which is told; a cancelled dialog is not', async () => {
    const { postMortems, saved, saves, told } = opened();
    await postMortems.save('html');
    expect([saved, postMortems.saving]).toEqual([['html'], false]);
    expect(told()).toEqual([['info', 'window.postMortem.save.saved']]);
    saves({ ok: true, value: null });
    await postMortems.save('csv');
    expect(told()).toHaveLength(1);
    saves({ ok: false, code: 'failed', message: { key: 'errors.file.diskFull', params: { file: 'a' } } });
    await postMortems.save('png');
    expect(told()).toContainEqual(['error', 'errors.file.diskFull']);
  });
});

describe('places of the end', () => {
  it('lie on the axis of the course, from its first to its last moment', () => {
    const shown = reachOf(END.courses.end);
    expect(shown.toMs - shown.fromMs).toBeGreaterThan(3_000_000);
    expect(shareWithin(shown.fromMs, shown)).toBe(0);
    expect(shareWithin(shown.toMs, shown)).toBe(1);
    expect(shareWithin(shown.fromMs - 1, shown)).toBeNull();
    expect(shareWithin(null, shown)).toBeNull();
  });

  it('of a course without points are drawable still', () => {
    const empty = { ...END.courses.end, count: 0, fromMs: new Float64Array(), toMs: new Float64Array() };
    expect(reachOf(empty)).toEqual({ fromMs: 0, toMs: 1 });
  });

  it('are led to with some minutes around, and never beyond the death', () => {
    const { sinceBirthMs } = END.death;
    expect(aroundPlace(sinceBirthMs, END)).toEqual({ fromMs: sinceBirthMs - 300_000, toMs: sinceBirthMs });
    expect(aroundPlace(60_000, END)).toEqual({ fromMs: 0, toMs: 360_000 });
  });

  it('are marked with what took most first', () => {
    const most = END.chain.reduce((one, other) => (other.took < one.took ? other : one));
    expect(marked(END.chain)[0]?.seq).toBe(most.seq);
    expect(marked(END.chain)).toHaveLength(END.chain.length);
  });
});

it('the first view is called by what it shows', () => {
  expect(viewName('now', { ended: true })).not.toBe(viewName('now', { ended: false }));
  expect(viewName('memory', { ended: true })).toBe(viewName('memory', { ended: false }));
});
