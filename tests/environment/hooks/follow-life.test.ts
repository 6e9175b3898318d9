import { describe, expect, test } from 'vitest';
import { followForHooks, type HookedEvents } from '../../../src/main/environment/hooks/follow-life';
import type { HookHappening } from '../../../src/main/environment/hooks/happening';
import type { Anomaly, LifePicture, LifeView } from '../../../src/shared/views';
import { anomalyOf, deadView, pictureOf, pushOf, viewOf } from '../views';

// Goal: each happening calls once, and what was known before, or was lived in an absence, calls nothing.

class House {
  readonly #listeners = new Map<string, (...news: never[]) => void>();
  picture: LifePicture | null = pictureOf();
  readonly living = (): LifePicture | null => this.picture;
  on<Name extends keyof HookedEvents>(name: Name, listener: (...news: HookedEvents[Name]) => void) {
    this.#listeners.set(name, listener as unknown as (...news: never[]) => void);
    return () => void this.#listeners.delete(name);
  }
  tell<Name extends keyof HookedEvents>(name: Name, ...news: HookedEvents[Name]): void {
    (this.#listeners.get(name) as unknown as ((...of: HookedEvents[Name]) => void) | undefined)?.(...news);
  }
  /** As a keeper does: the push, then the news of the phase. */
  phase(phase: LifeView['phase']): void {
    const view = viewOf({ phase });
    this.tell('push', { ...pushOf(1), view, trace: [] });
    this.tell('phase', view);
  }
}

function followed(known: readonly Anomaly[] = []) {
  const house = new House();
  house.picture = pictureOf({ anomalies: known });
  const happened: HookHappening[] = [];
  const stop = followForHooks(
    house,
    () => 1000,
    (happening) => happened.push(happening),
  );
  house.tell('replaced', { lifeId: 'life-1' });
  return { house, happened, stop, events: () => happened.map(({ event }) => event) };
}

test('a birth', () => {
  const { house, happened } = followed();
  house.tell('push', pushOf(3));
  expect(happened).toMatchObject([{ event: 'birth', origin: 'born', life: { name: 'Ada' }, test: false }]);
});

test('degrading and recovering, and not the beginning', () => {
  const { house, events } = followed();
  house.picture = pictureOf({ view: viewOf({ phase: 'init' }) });
  house.phase('init');
  house.phase('run');
  expect(events()).toEqual([]);
  house.phase('degrade');
  house.phase('run');
  house.phase('degrade');
  house.phase('terminated');
  expect(events()).toEqual(['degrade', 'recover', 'degrade']);
});

test('what changed in an absence calls nothing: only pushes tell of it', () => {
  const { house, events } = followed();
  house.tell('push', { ...pushOf(1), view: viewOf({ phase: 'degrade' }), trace: [] });
  house.tell('push', { ...pushOf(2), view: viewOf({ phase: 'run' }), trace: [] });
  expect(events()).toEqual([]);
  house.phase('degrade');
  expect(events()).toEqual(['degrade']);
});

test('a death, with its cause', () => {
  const { house, happened } = followed();
  house.tell('death', deadView());
  expect(happened).toMatchObject([{ event: 'death', phase: 'terminated', death: { cause: 'energy' } }]);
});

describe('an anomaly', () => {
  const open = (severity: Anomaly['severity'], id = 1): Anomaly => anomalyOf({ severity, id });

  test('calls when it opens and when it grows graver, and never again', () => {
    const { house, happened } = followed();
    const tell = (...anomalies: Anomaly[]) => house.tell('anomalies', anomalies);
    tell(open('notice'));
    tell(open('notice'));
    tell(open('grave'));
    tell(open('grave'), open('warning', 2));
    tell({ ...open('grave'), toTick: 9 });
    expect(happened.map(({ anomaly }) => [anomaly?.id, anomaly?.severity])).toEqual([
      [1, 'notice'],
      [1, 'grave'],
      [2, 'warning'],
    ]);
    expect(happened[0]?.anomaly?.said).not.toContain('anomalies.');
  });

  test('that is over when it is told of calls nothing', () => {
    const { house, events } = followed();
    house.tell('anomalies', [{ ...open('grave'), toTick: 9 }]);
    expect(events()).toEqual([]);
  });

  test('that was known when the life woke calls nothing, unless it grows graver', () => {
    const { house, events } = followed([open('warning')]);
    house.tell('anomalies', [open('warning')]);
    expect(events()).toEqual([]);
    house.tell('anomalies', [open('grave')]);
    expect(events()).toEqual(['anomaly']);
  });

  test('of another life is known by that life', () => {
    const { house, events } = followed();
    const other = viewOf({ identity: { ...viewOf().identity, lifeId: 'life-2' } });
    house.picture = pictureOf({ view: other, anomalies: [open('grave', 7)] });
    house.tell('push', { ...pushOf(1), view: other, trace: [] });
    house.tell('anomalies', [open('grave', 7)]);
    house.tell('replaced', { lifeId: 'life-2' });
    house.tell('anomalies', [open('grave', 7)]);
    expect(events()).toEqual([]);
    house.tell('anomalies', [open('grave', 7), open('grave', 8)]);
    expect(events()).toEqual(['anomaly']);
  });
});

test('nothing after it was stopped', () => {
  const { house, events, stop } = followed();
  stop();
  house.tell('push', pushOf(3));
  house.tell('death', deadView());
  expect(events()).toEqual([]);
});
