import { t } from '../words/language.svelte';

const GROUPS = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'] as const;

/** The usual names of groups, in the language of the window; others as they are written. */
export function groupTitle(title: string): string {
  const known = GROUPS.find((group) => group === title.toLowerCase());
  return known ? t(`window.program.newsGroups.${known}`) : title;
}

export interface Run {
  readonly text: string;
  readonly isCode: boolean;
}

/** Text and what stands between backticks, in turn. A backtick without a partner is text. */
export function runsOf(item: string): readonly Run[] {
  const parts = item.split('`');
  if (parts.length % 2 === 0) parts.splice(-2, 2, parts.slice(-2).join('`'));
  return parts.map((text, index) => ({ text, isCode: index % 2 === 1 })).filter(({ text }) => text !== '');
}
