import { TOOLS } from './run.mjs';

/**
 * What can be known about the sources without running them. Order: the quickest explanation of a fault first.
 * @type {readonly {name: string, entry: string, args: readonly string[]}[]}
 */
export const CHECKS = [
  { name: 'types', entry: TOOLS.tsc, args: ['--build', '--pretty'] },
  {
    name: 'types in components',
    entry: TOOLS.svelteCheck,
    args: ['--tsconfig', 'tsconfig.web.json', '--fail-on-warnings'],
  },
  { name: 'lint', entry: TOOLS.eslint, args: ['.', '--max-warnings', '0'] },
  { name: 'format', entry: TOOLS.prettier, args: ['--check', '--log-level', 'warn', '.'] },
  {
    name: 'arrows of the house',
    entry: TOOLS.depcruise,
    args: ['--config', '.dependency-cruiser.cjs', 'src'],
  },
];
