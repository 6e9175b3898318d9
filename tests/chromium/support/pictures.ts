import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { ROOT } from '../../../scripts/lib/run.mjs';
import type { Look } from './browser';

/** Set, the pictures are taken anew instead of compared: see CONTRIBUTING.md. */
export const TAKING_ANEW = process.env['LIFE_PICTURES'] === 'take';

/**
 * So many pixels may differ: a stray edge does, a break does not. A lane that is missing, a column moved by four pixels
 * and a size of text one pixel larger each change thousands (pictures.test.ts proves it).
 */
export const DIFFERENT_MAX = 150;
/** How far a colour may be off, of 1: a shade of antialiasing, not another colour. */
const COLOUR_TOLERANCE = 0.1;

const KEPT = join(ROOT, 'tests/chromium/pictures');
const ABOUT = join(KEPT, 'about.json');
const FAILED = join(ROOT, 'test-artifacts/pictures');
const SAMPLE = 'Energy 72.4, stability 0.94: the quick brown fox jumps over 13 lazy dogs';

/** What decides how a page is drawn, beside the page. Where these differ, so does every picture. */
export interface Drawn {
  readonly engineMajor: number;
  /** Of a sample of text in the window's font. */
  readonly textWidthPx: number;
}

export async function drawnBy(look: Look): Promise<Drawn> {
  const { page } = await look.show('scene=none');
  const textWidthPx = await page.evaluate((sample) => {
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) return 0;
    pen.font = `100px ${getComputedStyle(document.body).fontFamily}`;
    return Math.round(pen.measureText(sample).width);
  }, SAMPLE);
  await page.context().close();
  return { engineMajor: look.engineMajor, textWidthPx };
}

export const keptDrawn = (): Drawn => JSON.parse(readFileSync(ABOUT, 'utf8')) as Drawn;

export const keepDrawn = (drawn: Drawn): void => writeFileSync(ABOUT, `${JSON.stringify(drawn, null, 2)}\n`);

/** Why pictures that were kept say nothing here, or null where they do. */
export function incomparable(kept: Drawn, here: Drawn): string | null {
  if (kept.engineMajor !== here.engineMajor)
    return `they were taken in Chromium ${kept.engineMajor}, and this is ${here.engineMajor}`;
  if (kept.textWidthPx !== here.textWidthPx)
    return `text is ${here.textWidthPx} px wide in the font of this machine, and ${kept.textWidthPx} px in theirs`;
  return null;
}

export const photograph = async (page: Page): Promise<PNG> =>
  PNG.sync.read(await page.screenshot({ animations: 'disabled', caret: 'hide' }));

export const keep = (name: string, picture: PNG): void =>
  // No page is transparent, and a kept picture is as small as it can be.
  writeFileSync(join(KEPT, `${name}.png`), PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 }));

export const kept = (name: string): PNG => PNG.sync.read(readFileSync(join(KEPT, `${name}.png`)));

export interface Comparison {
  /** Of pixels; all of them where the sizes differ. */
  readonly different: number;
  readonly diff: PNG;
}

export function compare(one: PNG, other: PNG): Comparison {
  const { width, height } = other;
  const diff = new PNG({ width, height });
  if (one.width !== width || one.height !== height) return { different: width * height, diff };
  const different = pixelmatch(one.data, other.data, diff.data, width, height, {
    threshold: COLOUR_TOLERANCE,
  });
  return { different, diff };
}

/** Leaves what was seen, and where it differs, for a person to look at. @returns where */
export function leave(name: string, actual: PNG, diff: PNG): string {
  mkdirSync(FAILED, { recursive: true });
  writeFileSync(join(FAILED, `${name}.actual.png`), PNG.sync.write(actual));
  writeFileSync(join(FAILED, `${name}.diff.png`), PNG.sync.write(diff));
  return join(FAILED, `${name}.diff.png`);
}
