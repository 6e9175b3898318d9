import { expect, test, vi } from 'vitest';
import {
  createHandlers,
  type DesktopDoor,
  type HandlerNeeds,
  type LibraryDoor,
} from '../../src/main/environment/window/handlers';
import { Refusal } from '../../src/shared/refusal';

// Goal: what the library asks of the desktop happens only where the life may go, and is told where it may not.

const LIFE_ID = '0190f3a2-5b1c-7e44-9c1d-2f6a8b3c4d5e';
const PATH = `/home/you/life/lives/${LIFE_ID}`;

function library(savePath: string | null = '/there/Ada.life') {
  const desktop = {
    trash: vi.fn<DesktopDoor['trash']>(() => Promise.resolve()),
    reveal: vi.fn<DesktopDoor['reveal']>(),
    chooseSavePath: vi.fn<DesktopDoor['chooseSavePath']>(() => Promise.resolve(savePath)),
  };
  const door = {
    card: vi.fn(() => ({ identity: { lifeId: LIFE_ID, name: 'Ada Ä/1' }, tick: 60 })),
    pathOf: vi.fn(() => PATH),
    export: vi.fn<LibraryDoor['export']>(() => Promise.resolve()),
    trash: vi.fn<LibraryDoor['trash']>((_id, moveToTrash) => moveToTrash(PATH)),
  };
  const needs = { life: { library: door }, desktop } as unknown as HandlerNeeds;
  return { desktop, door, lives: createHandlers(needs).lives };
}

test('a life goes to the trash of the desktop, by way of the house', async () => {
  const { desktop, door, lives } = library();
  await lives.trash({ lifeId: LIFE_ID });
  expect(desktop.trash).toHaveBeenCalledWith(PATH);
  const refused = new Refusal('refused', {
    key: 'window.library.refused.trashCurrent',
    params: { name: 'Ada' },
  });
  door.trash.mockRejectedValueOnce(refused);
  await expect(lives.trash({ lifeId: LIFE_ID })).rejects.toBe(refused);
  expect(desktop.trash).toHaveBeenCalledOnce();
});

test('where the desktop has no trash, that is the answer', async () => {
  const { desktop, lives } = library();
  const none = new Refusal('failed', { key: 'window.library.refused.noTrash', params: {} });
  desktop.trash.mockRejectedValue(none);
  await expect(lives.trash({ lifeId: LIFE_ID })).rejects.toBe(none);
});

test('a folder is shown', async () => {
  const { desktop, lives } = library();
  await lives.reveal({ lifeId: LIFE_ID });
  expect(desktop.reveal).toHaveBeenCalledWith(PATH);
});

test('a life is written where the person chose, with its past where that is wished', async () => {
  const { desktop, door, lives } = library();
  expect(await lives.export({ lifeId: LIFE_ID, withPast: true })).toBe('/there/Ada.life');
  expect(desktop.chooseSavePath).toHaveBeenCalledWith('Ada-Ä-1-60.life');
  expect(door.export).toHaveBeenCalledWith(LIFE_ID, '/there/Ada.life', true);
});

test('nothing is written where the person chose nothing', async () => {
  const { door, lives } = library(null);
  expect(await lives.export({ lifeId: LIFE_ID, withPast: false })).toBeNull();
  expect(door.export).not.toHaveBeenCalled();
});
