/** One version as the changelog tells of it. */
export interface Release {
  /** `null`: not released yet. */
  readonly version: string | null;
  /** As written, `2026-11-29`; `null` where none is. */
  readonly date: string | null;
  readonly groups: readonly ReleaseGroup[];
}

export interface ReleaseGroup {
  /** `Added`, `Changed`, `Fixed` … as written. */
  readonly title: string;
  /** Plain text; what stands between backticks is code. */
  readonly items: readonly string[];
}

const RELEASE = /^## \[?([^\]\s]+)\]?(?: - (\S+))?/;
const GROUP = /^### (.+)$/;
const ITEM = /^[-*] (.+)$/;
const CONTINUED = /^\s+(\S.*)$/;
const LINK = /\[([^\]]*)\]\([^)]*\)/g;

interface Draft {
  version: string | null;
  date: string | null;
  groups: { title: string; items: string[] }[];
}

/**
 * Reads a changelog in the format of Keep a Changelog: releases, groups, lists. Of Markdown nothing else is known; links
 * are their words, and nothing ever becomes HTML. Lines that fit nowhere are left out.
 * @returns newest first, as written
 */
export function parseChangelog(text: string): readonly Release[] {
  const releases: Draft[] = [];
  for (const line of text.split(/\r?\n/)) {
    const release = RELEASE.exec(line);
    if (release) {
      const [, name = '', date = null] = release;
      releases.push({ version: /^\d/.test(name) ? name : null, date, groups: [] });
      continue;
    }
    const current = releases.at(-1);
    if (current) readInto(current, line);
  }
  return releases;
}

function readInto(release: Draft, line: string): void {
  const title = GROUP.exec(line)?.[1];
  if (title !== undefined) return void release.groups.push({ title: title.trim(), items: [] });
  const items = release.groups.at(-1)?.items;
  if (!items) return;
  const item = ITEM.exec(line)?.[1];
  if (item !== undefined) return void items.push(plain(item));
  const more = CONTINUED.exec(line)?.[1];
  const last = items.at(-1);
  if (more !== undefined && last !== undefined) items[items.length - 1] = `${last} ${plain(more)}`;
}

const plain = (text: string): string => text.replace(LINK, '$1').replaceAll('**', '').trim();

/**
 * Compares versions by their numbers; what follows a hyphen counts as earlier than nothing.
 * @returns negative where `one` is the older
 */
export function compareVersions(one: string, other: string): number {
  const [first, second] = [partsOf(one), partsOf(other)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (first.numbers[index] ?? 0) - (second.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (first.early === second.early) return 0;
  if (first.early === '') return 1;
  if (second.early === '') return -1;
  return first.early < second.early ? -1 : 1;
}

function partsOf(version: string): { readonly numbers: readonly number[]; readonly early: string } {
  const [core = '', ...early] = version.split('+', 1).join('').split('-');
  return { numbers: core.split('.').map((part) => Number.parseInt(part, 10) || 0), early: early.join('-') };
}

/** Those that came after `since`, up to `version`. */
export function releasesSince(
  releases: readonly Release[],
  since: string,
  version: string,
): readonly Release[] {
  return releases.filter(
    (release) =>
      release.version !== null &&
      compareVersions(release.version, since) > 0 &&
      compareVersions(release.version, version) <= 0,
  );
}
