import { describe, expect, it } from 'vitest';
import { Keeping } from '../../src/renderer/lives/keeping.svelte';
import { ALL, countsOf, shelfOf } from '../../src/renderer/lives/shelf';
import { LINES_SHOWN, Shelf } from '../../src/renderer/lives/shelf.svelte';
import { Notices } from '../../src/renderer/parts/notices.svelte';
import { LongWork } from '../../src/renderer/past/long-work.svelte';
import type { LifeCard } from '../../src/shared/past';
import { scriptedBridge, type Options } from './scripted-bridge';
import { livesOf } from './scripted-lives';
import { SCENES } from './scripted-scenes';

// Goal: a life is found among many by what one knows of it, and nothing is done with it that was not asked about.

const { lives } = livesOf(SCENES.thriving, 5000, 'Ada');
const wordsOf = ({ identity, policyName, phase }: LifeCard): string =>
  [identity.name, identity.lifeId, policyName, phase, identity.lineage.origin].join(' ');
const namesOf = (query: Partial<typeof ALL>): string[] =>
  shelfOf(lives, { ...ALL, ...query }, wordsOf).flatMap(({ life }) => life?.identity.name ?? []);

describe('a life among many', () => {
  it('stands in the tree of its family while nothing is asked', () => {
    const rows = shelfOf(lives, ALL, wordsOf);
    expect(rows.some(({ depth }) => depth === 2)).toBe(true);
    expect(rows.filter(({ life }) => life === null)).toHaveLength(1);
  });

  it.each([
    ['grace', ['Grace']],
    ['  FORKED  twice ', ['Ada, forked twice']],
    ['adopted', ['From before']],
    ['terminated classic', ['Echo']],
    [lives[3]?.identity.lifeId ?? '', ['Byron']],
    ['nobody', []],
  ])('is found by "%s"', (text, found) => {
    expect(namesOf({ text })).toEqual(found);
  });

  it('is picked by its state, and counted there', () => {
    expect(namesOf({ state: 'here' })).toEqual(['Ada']);
    expect(namesOf({ state: 'dead' })).toEqual(['Echo']);
    expect(namesOf({ state: 'asleep' })).not.toContain('Echo');
    expect(countsOf(lives)).toEqual({ all: 8, here: 1, asleep: 6, dead: 1 });
  });

  it('stands in the order that was asked for, in plain lines', () => {
    expect(namesOf({ sort: 'lived' }).slice(0, 2)).toEqual(['Ada', 'Ada, forked']);
    expect(namesOf({ sort: 'age' })[0]).toBe('Grace');
    expect(namesOf({ sort: 'name' }).at(-1)).toBe('Lin');
    expect(shelfOf(lives, { ...ALL, sort: 'age' }, wordsOf).every(({ depth }) => depth === 0)).toBe(true);
  });

  it('is one of a bounded number of lines; another question begins anew', () => {
    const shelf = new Shelf();
    shelf.showMore();
    expect(shelf.shown).toBe(2 * LINES_SHOWN);
    shelf.look({ text: 'a' });
    expect(shelf.shown).toBe(LINES_SHOWN);
    shelf.toggle('one');
    shelf.toggle('two');
    expect([shelf.isOpen('one'), shelf.isOpen('two')]).toEqual([false, true]);
    shelf.toggle('two');
    expect(shelf.isOpen('two')).toBe(false);
  });
});

function keeping(options: Partial<Options> = {}) {
  const bridge = scriptedBridge({ scene: 'dead', ...options });
  const notices = new Notices();
  const happened: string[] = [];
  const model = new Keeping(bridge.lives, new LongWork(bridge.past, notices), notices, {
    arrived: () => happened.push('arrived'),
    changed: () => happened.push('changed'),
  });
  const listed = async (): Promise<readonly LifeCard[]> => {
    const answer = await bridge.lives.list();
    return answer.ok ? answer.value.lives : [];
  };
  const told = (): string[] => notices.shown.map(({ message }) => message.key);
  return { model, happened, listed, told };
}

async function graceOf(listed: () => Promise<readonly LifeCard[]>): Promise<LifeCard> {
  const grace = (await listed()).find(({ identity }) => identity.name === 'Grace');
  if (!grace) throw new Error('the script has lost Grace');
  return grace;
}

describe('what is done with a sleeper', () => {
  it('is asked about once before it is thrown away', async () => {
    const { model, happened, listed, told } = keeping();
    const grace = await graceOf(listed);
    const { lifeId, name } = grace.identity;
    const before = (await listed()).length;
    model.ask({ about: 'trash', lifeId, name, life: grace });
    model.leave();
    await model.confirm();
    expect((await listed()).length).toBe(before);
    model.ask({ about: 'trash', lifeId, name, life: grace });
    await Promise.all([model.confirm(), model.confirm()]);
    expect((await listed()).length).toBe(before - 1);
    expect([model.question, happened, told()]).toEqual([null, ['changed'], ['window.library.trashed']]);
  });

  it('is told where it could not be done, and the life stays', async () => {
    const { model, listed, told } = keeping({ noTrash: true });
    const grace = await graceOf(listed);
    model.ask({ about: 'trash', lifeId: grace.identity.lifeId, name: 'Grace', life: grace });
    await model.confirm();
    expect(told()).toEqual(['window.library.refused.noTrash']);
    expect((await listed()).some(({ identity }) => identity.name === 'Grace')).toBe(true);
  });

  it('leads to what it brought: a fork and a look to Now, an export to a word about it', async () => {
    const { model, happened, listed, told } = keeping({ workMs: 1 });
    const grace = await graceOf(listed);
    model.ask({ about: 'fork', life: grace });
    await model.confirm();
    await model.look(grace);
    await model.export(grace, true);
    expect(happened).toEqual(['arrived', 'arrived']);
    expect(told()).toEqual(['window.fork.begun', 'window.library.exported']);
  });
});
