import { describe, expect, it } from 'vitest';
import { LifeModel, TRACE_MAX } from '../../src/renderer/life/life-model.svelte';
import type { Answer, NoLife } from '../../src/shared/border';
import type { Gap, Safety } from '../../src/shared/past';
import type { Anomaly, LifePicture, LifePush, Message, TraceEntry } from '../../src/shared/views';
import { SCENES } from './scripted-scenes';
import { historyOf, viewOf } from './scripted-life';

type Whole = { readonly life: LifePicture | null; readonly none: NoLife | null };

const SAFE: Safety = {
  recoverability: { is: 'unproven' },
  unsavedSinceMs: null,
  unsavedReason: null,
};
const entry = (seq: number): TraceEntry => ({ seq, atMs: seq, happening: { kind: 'sleep', tick: seq } });
const heartbeat = { atMs: 5_000_000, jitterMs: 1, dtMs: 1000, usualJitterMs: 1 };

function pushOf(
  seq: number,
  { lifeId, trace = [] }: { lifeId?: string; trace?: TraceEntry[] } = {},
): LifePush {
  const view = viewOf(SCENES.thriving, 1000 + seq);
  return {
    seq,
    view: lifeId === undefined ? view : { ...view, identity: { ...view.identity, lifeId } },
    heartbeat: { ...heartbeat, atMs: heartbeat.atMs + seq * 1000 },
    trace,
    outlook: null,
  };
}

const pictureOf = (seq: number, change: Partial<LifePicture> = {}): LifePicture => ({
  ...pushOf(seq),
  history: historyOf(SCENES.thriving, 10, 0),
  anomalies: [],
  readOnly: false,
  looking: null,
  homecoming: null,
  gaps: [],
  safety: SAFE,
  savedAtMs: 1,
  ...change,
});

/** A main process of which the test plays every move: it answers when `answer` is called. */
function played() {
  const waiting: ((answer: Answer<Whole>) => void)[] = [];
  const told: Message[] = [];
  const send = {
    push: (_push: LifePush): void => {},
    replaced: (_news: { lifeId: string | null }): void => {},
    safety: (_news: Safety): void => {},
    anomalies: (_news: readonly Anomaly[]): void => {},
  };
  const life = new LifeModel(
    {
      life: {
        get: () => new Promise<Answer<Whole>>((resolve) => waiting.push(resolve)),
        stimulate: () => Promise.reject(new Error('not played')),
        birth: () => Promise.reject(new Error('not played')),
        dismissHomecoming: () => Promise.reject(new Error('not played')),
        onHomecoming: () => () => {},
        onChanged: (listener) => {
          send.push = listener;
          return () => (send.push = () => {});
        },
        onReplaced: (listener) => {
          send.replaced = listener;
          return () => (send.replaced = () => {});
        },
        onSafety: (listener) => {
          send.safety = listener;
          return () => (send.safety = () => {});
        },
      },
      anomalies: {
        acknowledge: () => Promise.reject(new Error('not played')),
        older: () => Promise.reject(new Error('not played')),
        backtest: () => Promise.reject(new Error('not played')),
        digests: () => Promise.reject(new Error('not played')),
        onChanged: (listener) => {
          send.anomalies = listener;
          return () => (send.anomalies = () => {});
        },
      },
    },
    (message) => told.push(message),
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  const answer = async (whole: Answer<Whole>) => {
    waiting.shift()?.(whole);
    await settle();
  };
  const show = (picture: LifePicture) => answer({ ok: true, value: { life: picture, none: null } });
  const asked = () => waiting.length;
  const close = life.open();
  return { life, send, show, answer, asked, told, close };
}

describe('the picture of a life', () => {
  it('asks once, then follows numbered pushes', async () => {
    const { life, send, show, asked } = played();
    expect(life.loaded).toBe(false);
    await show(pictureOf(4));
    send.push(pushOf(5));
    send.push(pushOf(6));
    expect(life.view?.tick).toBe(1006);
    expect(life.history.at(-1)?.tick).toBe(1006);
    expect(asked()).toBe(0);
  });

  it('ignores what it has already seen', async () => {
    const { life, send, show, asked } = played();
    await show(pictureOf(4));
    send.push(pushOf(3));
    send.push(pushOf(4));
    expect(life.view?.tick).toBe(1004);
    expect(asked()).toBe(0);
  });

  it('asks for the whole again when a number is missing', async () => {
    const { life, send, show, asked } = played();
    await show(pictureOf(4));
    send.push(pushOf(7));
    expect(life.view?.tick).toBe(1004);
    expect(asked()).toBe(1);
    await show(pictureOf(7));
    expect(life.view?.tick).toBe(1007);
  });

  it('loses nothing that comes while the whole is under way', async () => {
    const { life, send, show } = played();
    send.push(pushOf(4, { trace: [entry(1)] }));
    send.push(pushOf(5, { trace: [entry(2)] }));
    send.push(pushOf(6, { trace: [entry(3)] }));
    await show(pictureOf(4, { trace: [entry(1)] }));
    expect(life.view?.tick).toBe(1006);
    expect(life.trace.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });

  it('asks again when another life moves in while the whole is under way', async () => {
    const { life, send, show, asked } = played();
    send.replaced({ lifeId: 'other' });
    await show(pictureOf(4));
    expect(life.view).toBeNull();
    expect(asked()).toBe(1);
    await show(pictureOf(0, pushOf(0, { lifeId: 'other' })));
    expect(life.view?.identity.lifeId).toBe('other');
  });

  it('does not mix two lives', async () => {
    const { life, send, show, asked } = played();
    await show(pictureOf(4));
    send.push(pushOf(5, { lifeId: 'other' }));
    expect(life.view?.tick).toBe(1004);
    expect(asked()).toBe(1);
  });

  it('shows another life whole when it is replaced', async () => {
    const { life, send, show } = played();
    await show(pictureOf(4, { trace: [entry(1)], anomalies: [] }));
    send.replaced({ lifeId: 'other' });
    await show(pictureOf(0, { ...pushOf(0, { lifeId: 'other' }), history: [], savedAtMs: null }));
    expect(life.view?.identity.lifeId).toBe('other');
    expect(life.trace).toEqual([]);
    expect(life.history).toEqual([]);
    expect(life.savedAtMs).toBeNull();
  });

  it('bounds the trace, newest first', async () => {
    const { life, send, show } = played();
    await show(pictureOf(0, { trace: Array.from({ length: 10_000 }, (_, index) => entry(index)) }));
    expect(life.trace).toHaveLength(TRACE_MAX);
    expect(life.trace[0]?.seq).toBe(9_999);
    send.push(pushOf(1, { trace: [entry(10_000), entry(10_001)] }));
    expect(life.trace).toHaveLength(TRACE_MAX);
    expect(life.trace[0]?.seq).toBe(10_001);
  });

  it('says why there is no life', async () => {
    const { life, answer } = played();
    const reason = { key: 'why', params: {} };
    await answer({ ok: true, value: { life: null, none: { reason, lives: 2 } } });
    expect(life.loaded).toBe(true);
    expect(life.view).toBeNull();
    expect([life.absence, life.sleepers]).toEqual([reason, 2]);
  });

  it('keeps the picture it has when main cannot answer, and says so', async () => {
    const { life, send, show, answer, told } = played();
    await show(pictureOf(4));
    send.push(pushOf(9));
    await answer({ ok: false, code: 'failed', message: { key: 'broken', params: {} } });
    expect(life.view?.tick).toBe(1004);
    expect(told).toEqual([{ key: 'broken', params: {} }]);
  });

  it('knows what can only be read', async () => {
    const { life, send, show, asked } = played();
    await show(pictureOf(0, { readOnly: true, looking: 'file' }));
    expect([life.readOnly, life.looking]).toEqual([true, 'file']);
    send.push(pushOf(7));
    expect(asked()).toBe(0);

    const dead = played();
    const view = viewOf(SCENES.dead, 9);
    await dead.show(pictureOf(0, { view, readOnly: true }));
    expect([dead.life.readOnly, dead.life.looking]).toEqual([true, null]);
  });

  it('is read-only from the push that tells of the death', async () => {
    const { life, send, show } = played();
    await show(pictureOf(0));
    expect(life.readOnly).toBe(false);
    const push = pushOf(1);
    send.push({ ...push, view: { ...push.view, alive: false } });
    expect(life.readOnly).toBe(true);
  });

  it('knows of gaps from the picture and from what it hears of waking', async () => {
    const { life, send, show } = played();
    const known: Gap = { seq: 7, kind: 'asleep', tick: 900, fromMs: 0, toMs: Infinity, atMs: 0 };
    await show(pictureOf(4, { gaps: [known], history: [] }));
    expect(life.gaps).toEqual([known]);
    const push = pushOf(5);
    const woke: TraceEntry = {
      seq: 30,
      atMs: 99,
      happening: { kind: 'wake', tick: 1004, gapMs: 20_000, gap: 'suspended' },
    };
    send.push({ ...push, trace: [woke] });
    const toMs = push.view.ageMs + push.view.downtimeMs;
    expect(life.gaps).toEqual([
      known,
      { seq: 30, kind: 'suspended', tick: 1004, fromMs: toMs - 20_000, toMs, atMs: 99 },
    ]);
  });

  it('says since when it is saved no more, and does not say saved meanwhile', async () => {
    const { life, send, show } = played();
    await show(pictureOf(4));
    expect(life.safety).toEqual(SAFE);
    send.push(pushOf(5));
    expect(life.savedAtMs).toBe(heartbeat.atMs + 5000);
    send.safety({ ...SAFE, unsavedSinceMs: 6, unsavedReason: { key: 'full', params: {} } });
    send.push(pushOf(6));
    expect(life.savedAtMs).toBe(heartbeat.atMs + 5000);
    expect(life.nowMs).toBe(heartbeat.atMs + 6000);
    send.safety(SAFE);
    send.push(pushOf(7));
    expect(life.savedAtMs).toBe(heartbeat.atMs + 7000);
  });

  it('remembers that a life lives here while a moment of it is looked at', async () => {
    const { life, send, show } = played();
    await show(pictureOf(4));
    send.replaced({ lifeId: 'same' });
    await show(pictureOf(0, { readOnly: true, looking: 'moment' }));
    expect([life.looking, life.livesHere]).toEqual(['moment', true]);

    const dead = played();
    await dead.show(pictureOf(0, { view: viewOf(SCENES.dead, 9), readOnly: true }));
    dead.send.replaced({ lifeId: 'same' });
    await dead.show(pictureOf(0, { readOnly: true, looking: 'moment' }));
    expect(dead.life.livesHere).toBe(false);
  });

  it('stops listening when it is closed', async () => {
    const { life, send, show, close } = played();
    await show(pictureOf(0));
    close();
    send.push(pushOf(1));
    expect(life.view?.tick).toBe(1000);
  });
});
