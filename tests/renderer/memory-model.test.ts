import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Memory } from '../../src/renderer/memory/memory.svelte';
import type { Answer } from '../../src/shared/border';
import type { MemoryPicture } from '../../src/shared/memory';
import type { Happening, LifePush, Message } from '../../src/shared/views';
import { scriptedBridge } from './scripted-bridge';
import { SCENES } from './scripted-scenes';
import { happeningAt, viewOf } from './scripted-life';
import { memoryOf } from './scripted-memory';

type Reply = Answer<MemoryPicture | null>;

const EVENT = happeningAt(1);
const KEPT: Happening = { kind: 'memory', tick: 1, change: 'kept', memoryId: 1, reason: 'flash' };
const ACTION = happeningAt(3);

const pushOf = (seq: number, ...happenings: Happening[]): LifePush => ({
  seq,
  view: viewOf(SCENES.thriving, 1000 + seq),
  heartbeat: { atMs: 0, jitterMs: 0, dtMs: 1000, usualJitterMs: 1 },
  trace: happenings.map((happening) => ({ seq, atMs: 0, happening })),
  outlook: null,
});

/** A main process of which the test plays every move. */
function played() {
  const waiting: ((reply: Reply) => void)[] = [];
  const told: Message[] = [];
  let push = (_push: LifePush): void => {};
  let replaced = (_news: { lifeId: string | null }): void => {};
  const { life } = scriptedBridge({ scene: 'none' });
  const get = vi.fn(() => new Promise<Reply>((resolve) => waiting.push(resolve)));
  const memory = new Memory(
    {
      memory: { get },
      life: {
        ...life,
        onChanged: (listener) => {
          push = listener;
          return () => (push = () => {});
        },
        onReplaced: (listener) => {
          replaced = listener;
          return () => (replaced = () => {});
        },
      },
    },
    (message) => told.push(message),
  );
  const answer = async (reply: Reply): Promise<void> => {
    waiting.shift()?.(reply);
    await vi.advanceTimersByTimeAsync(0);
  };
  const close = memory.open();
  let seq = 0;
  return {
    memory,
    told,
    close,
    asked: () => get.mock.calls.length,
    answer,
    show: (picture: MemoryPicture | null) => answer({ ok: true, value: picture }),
    send: (...happenings: Happening[]) => push(pushOf(++seq, ...happenings)),
    skip: () => push(pushOf((seq += 2))),
    replace: () => replaced({ lifeId: 'other' }),
    /** As much time as lies between two readings. */
    rest: () => vi.advanceTimersByTimeAsync(500),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function opened() {
  const scene = played();
  scene.send();
  scene.memory.watch();
  await scene.show(memoryOf(3, 1000));
  await scene.rest();
  return scene;
}

describe('the memory in the window', () => {
  it('asks nothing while nobody looks', async () => {
    const { memory, asked, send, skip, replace, rest } = played();
    send(EVENT, KEPT);
    skip();
    replace();
    await rest();
    expect(asked()).toBe(0);
    expect(memory.loaded).toBe(false);
  });

  it('reads when it is opened', async () => {
    const { memory, asked } = await opened();
    expect(asked()).toBe(1);
    expect(memory.picture?.longTerm).toHaveLength(3);
  });

  it.each([
    ['an event', EVENT, 2],
    ['a memory kept', KEPT, 2],
    ['a tick in which nothing happened', null, 1],
    ['an action', ACTION, 1],
  ])('after %s', async (_, happening, readings) => {
    const { asked, send, rest } = await opened();
    send(...(happening ? [happening] : []));
    await rest();
    expect(asked()).toBe(readings);
  });

  it('reads again when a push was missed', async () => {
    const { asked, skip } = await opened();
    skip();
    expect(asked()).toBe(2);
  });

  it('keeps what it shows until the next is here, and reads many changes once', async () => {
    const { memory, asked, send, show, rest } = await opened();
    for (let index = 0; index < 20; index++) send(EVENT);
    expect(asked()).toBe(2);
    expect(memory.picture?.longTerm).toHaveLength(3);
    await show(memoryOf(4, 1001));
    expect(memory.picture?.longTerm).toHaveLength(4);
    await rest();
    expect(asked()).toBe(3);
    await show(memoryOf(5, 1002));
    await rest();
    await rest();
    expect(asked()).toBe(3);
  });

  it('stops reading when it is left, and reads at once when it is opened again', async () => {
    const { memory, asked, send, rest } = played();
    const leave = memory.watch();
    leave();
    send(EVENT);
    await rest();
    expect(asked()).toBe(1);
    const again = await opened();
    again.memory.watch();
    expect(again.asked()).toBe(2);
  });

  it('shows nothing of the life before when another moves in', async () => {
    const { memory, show, replace, rest } = await opened();
    memory.look({ text: 'shock', type: 'shock' });
    memory.point(2);
    replace();
    expect(memory.picture).toBeNull();
    expect(memory.loaded).toBe(false);
    expect([memory.query.text, memory.query.type, memory.pointedAt]).toEqual(['', null, null]);
    await show(memoryOf(9, 7));
    await rest();
    expect(memory.picture?.longTerm).toHaveLength(9);
  });

  it('drops an answer that is of the life before', async () => {
    const { memory, send, show, replace, asked } = await opened();
    send(EVENT);
    replace();
    await show(memoryOf(3, 1000));
    expect(memory.picture).toBeNull();
    expect(asked()).toBe(3);
    await show(memoryOf(9, 7));
    expect(memory.picture?.longTerm).toHaveLength(9);
  });

  it('is empty where there is no life', async () => {
    const { memory, show } = played();
    memory.watch();
    await show(null);
    expect([memory.loaded, memory.picture]).toEqual([true, null]);
  });

  it('keeps what it shows when main cannot answer, and says so', async () => {
    const { memory, send, answer, told } = await opened();
    send(EVENT);
    await answer({ ok: false, code: 'failed', message: { key: 'broken', params: {} } });
    expect(memory.picture?.longTerm).toHaveLength(3);
    expect(told).toEqual([{ key: 'broken', params: {} }]);
  });

  it('takes away what would hide a memory that is pointed at; the order stays', async () => {
    const { memory } = await opened();
    memory.look({ text: 'rest', type: 'rest', sort: 'oldest' });
    memory.point(2);
    expect(memory.query).toEqual({ text: '', type: null, sort: 'oldest' });
    memory.look({ text: '#2' });
    memory.point(null);
    expect(memory.query.text).toBe('#2');
  });

  it('hears nothing more once it is closed', async () => {
    const { asked, send, close } = await opened();
    close();
    send(EVENT);
    expect(asked()).toBe(1);
  });
});
