import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { postMortemDocument } from '../../src/main/runtime/report/document';
import { escaped, html } from '../../src/main/runtime/report/markup';
import { saveReport } from '../../src/main/runtime/report/save-report';
import { postMortemTable } from '../../src/main/runtime/report/table';
import { Refusal } from '../../src/shared/refusal';
import { DEATH_ROOTS, type PostMortem } from '../../src/shared/post-mortem';
import type { Language } from '../../src/shared/vocabulary';
import { endOf } from '../renderer/scripted-post-mortem';
import { SCENES } from '../renderer/scripted-scenes';
import { postMortemOf, type ScriptedPostMortem } from '../support/post-mortems';
import { openTags } from '../support/strict-html';

// Goal: what is saved of a post-mortem is whole by itself: valid, in the language asked for, safe to open, and complete.

const ENDED_AT_MS = Date.UTC(2026, 2, 29, 13, 2, 7);
const HOSTILE = `"><script src=//evil.example/x.js></script><img onerror='x' src=a>&amp;\u0000\ud800 $t(common.appName)`;

const END = endOf(SCENES.dead, 'stimuli', { endedAtMs: ENDED_AT_MS });
const made = (kind: ScriptedPostMortem, language: Language = 'en', name = 'Ada'): PostMortem =>
  postMortemOf({
    ...END,
    kind,
    language,
    endedAtMs: ENDED_AT_MS,
    view: { ...END.view, identity: { ...END.view.identity, name } },
  });
const written = (postMortem: PostMortem, language: Language = 'en'): string =>
  postMortemDocument(postMortem, { language, timeZone: 'UTC' });
/** Without the style, which is ours, and with its text as it is read. */
const textOf = (document: string): string =>
  document
    .replace(/<style>[^]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ');

describe('the report as a document', () => {
  const kinds = [...DEATH_ROOTS, 'unexplained', 'long'] as const;
  it.each(kinds.flatMap((kind) => [[kind, 'en'] as const, [kind, 'ru'] as const]))(
    'of a life that ended by %s is valid and in %s',
    (kind, language) => {
      const document = written(made(kind, language), language);
      const tags = openTags(document);
      expect(document).toMatch(/^<!doctype html>\s*<html lang="(en|ru)">/);
      expect(document).toContain(`<html lang="${language}">`);
      const headings = tags.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => name);
      expect(headings.filter((name) => name === 'h1')).toHaveLength(1);
      expect(headings.slice(1)).toEqual(headings.slice(1).map(() => 'h2'));
      const tables = tags.filter(({ name }) => name === 'table');
      expect(tables.length).toBeGreaterThan(1);
      expect(tags.filter(({ name }) => name === 'caption')).toHaveLength(tables.length);
      expect(document).not.toMatch(/window\.|common\.|NaN|undefined|\[object/);
      const drawings = tags.filter(({ attributes }) => attributes['role'] === 'img');
      expect(drawings).toHaveLength(2);
      for (const { attributes } of drawings) expect(attributes['aria-label']).toMatch(/\S/);
    },
  );

  it('has an id for each thing that is named by one, and each once', () => {
    const tags = openTags(written(made('stimuli')));
    const ids = tags.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of tags)
      if (attributes['aria-labelledby'] !== undefined) expect(ids).toContain(attributes['aria-labelledby']);
  });

  it('loads nothing, runs nothing and leads nowhere', () => {
    const document = written(made('long'));
    const tags = openTags(document);
    const foreign = [
      'script',
      'link',
      'img',
      'iframe',
      'object',
      'embed',
      'form',
      'a',
      'base',
      'use',
      'image',
    ];
    expect(tags.filter(({ name }) => foreign.includes(name))).toEqual([]);
    const names = new Set(tags.flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...names].filter((name) => /^on|^href$|^src|^style$|^action$|^xlink/.test(name))).toEqual([]);
    expect(document).not.toMatch(/url\(|@import|https?:|\/\/[a-z]/i);
    expect(document).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;`);
  });

  it('holds what a stranger wrote as text alone', () => {
    const postMortem = made('stimuli', 'en', HOSTILE);
    const [first] = postMortem.chain;
    if (!first) throw new Error('it has a chain');
    const chain = [{ ...first, source: HOSTILE, said: { key: HOSTILE, params: {} } }];
    const hostile = { ...postMortem, chain, verdict: { key: HOSTILE, params: {} } };
    const plain = openTags(written({ ...postMortem, chain: [first] })).map(({ name }) => name);
    const document = written(hostile);
    expect(openTags(document).map(({ name }) => name)).toEqual(plain);
    expect(document).toContain('&lt;script src=//evil.example/x.js&gt;');
    expect(document).not.toContain('\u0000');
    expect(document).toContain('$t(common.appName)');
  });

  it('says the verdict, what was tried and how it can be tried again', () => {
    const postMortem = made('stimuli');
    const text = textOf(written(postMortem));
    const { counterfactual, chain, chainMore } = made('long');
    expect(text).toContain(postMortem.verdict.key);
    expect(text).toContain(counterfactual?.said.key);
    expect(text).toContain(counterfactual?.stateHash);
    expect(text).toContain('Until then recovery of intensity 0.6 every 20 ticks averts it.');
    expect(text).toContain('2 412 900 ticks were lived again in 37 runs; it took 8.4 s.');
    expect(text).toContain('Times are those of UTC.');
    const long = textOf(written(made('long')));
    for (const { seq } of chain) expect(long).toContain(`#${seq}`);
    expect(long).toContain(`${chainMore} inputs of less weight are left out.`);
  });

  it('says plainly where nothing was found', () => {
    const text = textOf(written(made('unexplained')));
    expect(text).toContain('None of the single changes that were tried lets this life go on.');
    expect(text).toContain('no care that was tried averts the end');
    expect(text).toContain('No single input led there.');
    expect(text).toContain('No memory was kept.');
  });

  it('breaks the lines where time was not lived, and marks the point of no return', () => {
    const document = written(made('stimuli'));
    const [end, whole] = [...document.matchAll(/<svg class="course"[^]*?<\/svg>/g)].map(([svg]) => svg);
    const energy = /<path\s+class="line energy"\s+d="([^"]*)"/.exec(end ?? '')?.[1] ?? '';
    expect(energy.match(/M/g)?.length).toBeGreaterThan(1);
    expect(energy).toMatch(/^M[\d.]+ [\d.]+(?:[LM][\d.]+ [\d.]+)*$/);
    expect(end).toContain('class="point"');
    expect(end?.match(/class="input"/g)).toHaveLength(6);
    expect(end).toContain('class="gap"');
    expect(whole).toContain('class="band energy"');
  });

  it('is the same whenever it is written', () => {
    expect(written(made('wear'))).toBe(written(made('wear')));
  });
});

describe('markup', () => {
  it('escapes values and leaves markup', () => {
    expect(html`<p title="${'a"b'}">${'<&>'}${html`<b>${1}</b>`}${null}${[html`<i></i>`]}</p>`.source).toBe(
      '<p title="a&quot;b">&lt;&amp;&gt;<b>1</b><i></i></p>',
    );
    expect(escaped('a\u0007b\tc\ud83dd\ufffe😀')).toBe('a\ufffdb\tc\ufffdd\ufffd😀');
  });
});

type Row = Readonly<Record<string, string>>;

describe('the report as a table', () => {
  const rowsOf = (postMortem: PostMortem): Row[] =>
    parse(postMortemTable(postMortem, 'en'), { columns: true, relax_column_count: false });

  it('reads back as what was found out', () => {
    const postMortem = made('stimuli');
    const rows = rowsOf(postMortem);
    const of = (part: string): Row[] => rows.filter((row) => row['part'] === part);
    const [death] = of('death');
    expect(death).toMatchObject({ tick: '1482007', type: 'energy', at: '2026-03-29T13:02:07.000Z' });
    expect(of('point-of-no-return')[0]).toMatchObject({
      tick: String(postMortem.pointOfNoReturn.tick),
      type: 'recovery',
      intensity: '0.6',
      ticks: '20',
    });
    expect(of('counterfactual')[0]).toMatchObject({ type: 'without-input', energy: '38.2' });
    expect(of('input').map((row) => Number(row['took']))).toEqual(postMortem.chain.map(({ took }) => took));
    expect(of('input').map((row) => row['decisive'])).toEqual([
      'false',
      'false',
      'true',
      'false',
      'false',
      '',
    ]);
    for (const part of ['end', 'whole'] as const) {
      const course = postMortem.courses[part];
      expect(of(part)).toHaveLength(course.count);
      expect(of(part).map((row) => Number(row['energyMin']))).toEqual([...course.min.energy]);
      expect(of(part).map((row) => Number(row['stability']))).toEqual([...course.mean.stability]);
    }
    expect(rows).toHaveLength(
      3 + postMortem.chain.length + postMortem.courses.end.count + postMortem.courses.whole.count,
    );
  });

  it('keeps whatever stands in a text, and leaves out what was not found', () => {
    const postMortem = made('unexplained');
    const said = 'with "quotes", a comma\r\nand a line';
    const rows = rowsOf({ ...postMortem, verdict: { key: said, params: {} } });
    expect(rows[0]?.['said']).toBe(said);
    expect(rows.some((row) => row['part'] === 'counterfactual')).toBe(false);
    expect(rows[1]).toMatchObject({ part: 'point-of-no-return', tick: '', type: '' });
  });
});

describe('a report in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'life-report-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const wish = { language: 'en', timeZone: 'UTC' } as const;

  it('is what its name says', () => {
    saveReport(join(folder, 'Ada.HTML'), made('world'), wish);
    saveReport(join(folder, 'Ada.csv'), made('world'), wish);
    expect(readFileSync(join(folder, 'Ada.HTML'), 'utf8')).toBe(written(made('world')));
    expect(readFileSync(join(folder, 'Ada.csv'), 'utf8')).toBe(postMortemTable(made('world'), 'en'));
  });

  it('is refused where the name does not say what it shall be, and nothing is written', () => {
    writeFileSync(join(folder, 'kept.txt'), 'kept');
    const before = readdirSync(folder);
    expect(() => saveReport(join(folder, 'kept.txt'), made('world'), wish)).toThrow(Refusal);
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(join(folder, 'kept.txt'), 'utf8')).toBe('kept');
  });
});
