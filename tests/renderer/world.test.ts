import { describe, expect, test } from 'vitest';
import { Notices } from '../../src/renderer/parts/notices.svelte';
import { HookDraft } from '../../src/renderer/world/hooks/draft.svelte';
import { HooksModel } from '../../src/renderer/world/hooks/hooks.svelte';
import { actionText, eventText, factsText, lastText as hookLast } from '../../src/renderer/world/hooks/words';
import { SensesModel } from '../../src/renderer/world/senses/senses.svelte';
import { countText, lastText, ruleText } from '../../src/renderer/world/senses/words';
import { hookWishSchema } from '../../src/shared/hook-schemas';
import { ARGUMENTS_MAX } from '../../src/shared/hook-limits';
import { told } from '../../src/shared/i18n';
import { scriptedHooks, scriptedSenses } from './scripted-world';

// Goal: the window proposes what was written and nothing else, and shows what the senses and hooks did.

describe('a draft', () => {
  test('makes of each line an argument, and of an empty end none', () => {
    const draft = new HookDraft();
    draft.program = ' /bin/echo ';
    draft.lines = 'a b\n\n $HOME\n\n';
    expect(draft.wish?.action).toEqual({ does: 'run', program: '/bin/echo', args: ['a b', '', ' $HOME'] });
    draft.lines = '';
    expect(draft.wish?.action).toMatchObject({ args: [] });
  });

  test('is no wish before it says what to do, or where it says too much', () => {
    const draft = new HookDraft();
    expect(draft.wish).toBeNull();
    draft.program = 'x';
    draft.lines = 'a\n'.repeat(ARGUMENTS_MAX + 1);
    expect(draft.wish).toBeNull();
    draft.does = 'post';
    draft.url = 'ftp://here';
    expect(draft.wish).toBeNull();
    draft.url = ' http://127.0.0.1/ ';
    expect(hookWishSchema.safeParse(draft.wish).success).toBe(true);
  });
});

describe('hooks', () => {
  const modelOf = () => {
    const notices = new Notices();
    const model = new HooksModel({ hooks: scriptedHooks('none') }, notices);
    model.open();
    return { model, notices };
  };

  test('one that was agreed to is in the list, and the form is empty for the next', async () => {
    const { model, notices } = modelOf();
    model.draft.program = '/bin/true';
    expect(await model.propose()).toBe(true);
    expect(model.list).toMatchObject([{ action: { program: '/bin/true' } }]);
    expect(model.draft.program).toBe('');
    expect(notices.shown.map(({ message }) => message.key)).toEqual(['window.hooks.added']);
  });

  test('one that was not agreed to stays in the form', async () => {
    const { model, notices } = modelOf();
    model.draft.program = '/bin/no';
    expect(await model.propose()).toBe(false);
    expect(model.list ?? []).toEqual([]);
    expect(model.draft.program).toBe('/bin/no');
    expect(model.asking).toBe(false);
    expect(notices.shown).toEqual([]);
  });

  test('are said with what they do and how the last call ended', async () => {
    const [run, post, off] = (await scriptedHooks('some')
      .list()
      .then((a) => (a.ok ? a.value : []))) as never[];
    if (!run || !post || !off) throw new Error('The script has three');
    expect(actionText(run)).toBe('/usr/bin/notify-send --urgency=low "Life is degrading"');
    expect(actionText(off)).toBe(String.raw`sh -c "cat >> \"$HOME/deaths.jsonl\""`);
    expect(eventText(post)).toBe('An anomaly, from severity Grave');
    expect(factsText(post)).toContain(
      'allowed for hooks.example.org:443 · since the start: called 12 times, 2 failed',
    );
    expect(hookLast(post, Date.now())).toContain('test: hooks.example.org could not be reached: ENOTFOUND.');
    expect(hookLast(off, Date.now())).toBe('Not called yet.');
  });
});

describe('senses', () => {
  test('are asked for, with the rules in force', async () => {
    const model = new SensesModel({ senses: scriptedSenses(true) });
    await model.refresh();
    expect(model.picture?.policyName).toBe('natural');
    expect(ruleText(model.picture?.rules.unlock ?? null)).toBe('novelty, 0.3');
    expect(ruleText(model.picture?.rules.active ?? null)).toBe('novelty, 0.15');
    expect(ruleText(model.picture?.rules.evening ?? null)).toBe('meets nothing');
  });

  test('say what became of the last signal', () => {
    const record = { sent: 0, dropped: 0, last: null, isBlind: false };
    expect(lastText(record, 0)).toBe('No signal yet.');
    expect(lastText({ ...record, isBlind: true }, 0)).toBe('This machine does not tell it.');
    expect(countText(record)).toBeNull();
    const why = told('runtime.stimulus.asleep', { name: 'Ada' });
    const last = { signal: 'lock', atMs: 0, fate: { is: 'dropped', why } } as const;
    expect(lastText({ ...record, last }, 0)).toMatch(/^Last at .*: Locked, not taken: .*Ada/);
    expect(countText({ ...record, sent: 3, dropped: 1 })).toBe('3 stimuli since the start, 1 not taken');
  });
});
