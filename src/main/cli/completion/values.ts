import { POLICY_NAMES } from '../../../shared/commands';

/** What may stand in a place of a command line, as far as a shell can help with it. */
export interface Values {
  readonly words: readonly string[];
  /** Endings of the files that are meant, with their dot; empty: any file. `null`: none is meant. */
  readonly files: readonly string[] | null;
  readonly folders: boolean;
}

const NOTHING: Values = { words: [], files: null, folders: false };
const words = (...list: readonly string[]): Values => ({ ...NOTHING, words: list });
const files = (...endings: readonly string[]): Values => ({ ...NOTHING, files: endings });
const FOLDER: Values = { ...NOTHING, folders: true };

/** By the placeholder that stands in the help; a test holds that there is none besides these. */
const OF_PLACEHOLDER: Readonly<Record<string, Values>> = {
  ...{ folder: FOLDER, lifedir: FOLDER, other: FOLDER },
  file: files(),
  'file.life': files('.life'),
  'file.csv': files('.csv', '.tsv'),
  'file.jsonl': files('.jsonl'),
  'file.html|file.csv': files('.html', '.csv'),
  'name|file': { ...files('.json'), words: POLICY_NAMES },
  rule: words('sleep', 'live-on'),
  ...{ count: NOTHING, number: NOTHING, tick: NOTHING, rows: NOTHING, score: NOTHING },
  ...{ name: NOTHING, column: NOTHING, port: NOTHING },
};

/**
 * @param choices the only words that are taken, where there are such
 * @throws Error for a placeholder that is new here
 */
export function valuesOf(placeholder: string, choices: readonly string[] | undefined): Values {
  if (choices !== undefined) return words(...choices);
  const known = OF_PLACEHOLDER[placeholder];
  if (known === undefined)
    throw new Error(`What completes <${placeholder}>? Say it in completion/values.ts.`);
  return known;
}
