import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.mjs';

const TYPED_FILES = ['src/**/*.ts', 'tests/**/*.ts', '*.{ts,mts}'];

/** Not exactly rounded by the language: their last bit differs between engines, and replays would too. */
const INEXACT_MATH = [
  'exp expm1 log log1p log2 log10 pow cbrt hypot',
  'sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh',
].flatMap((names) => names.split(' '));

const OUTSIDE_WORLD = [
  'Date performance process console require fetch crypto Intl',
  'setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame',
].flatMap((names) => names.split(' '));

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'coverage/', 'test-artifacts/']),
  js.configs.recommended,
  {
    files: TYPED_FILES,
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  // svelte-check owns the types inside components; linting them type-aware a second time is not worth its price.
  ts.configs.recommended.map((config) => ({ ...config, files: ['**/*.svelte'] })),
  // A client passes on what it is answered, whatever it is.
  { files: ['examples/**/*.ts'], extends: [ts.configs.recommended] },
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  { files: ['scripts/**', '**/*.{mjs,cjs}'], languageOptions: { globals: globals.node } },
  { files: ['scripts/dev-runtime/**'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: ['**/*.{ts,mts}', '**/*.svelte'],
    rules: {
      // The compiler resolves names, and does it better.
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: TYPED_FILES,
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true },
      ],
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/main/environment/window/gate.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['electron', 'electron/main'].map((name) => ({
            name,
            importNames: ['ipcMain'],
            message: 'Every call from a window passes one gate: use src/main/environment/window/gate.ts.',
          })),
        },
      ],
    },
  },
  {
    files: ['src/main/life/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...OUTSIDE_WORLD.map((name) => ({
          name,
          message: 'The organism is a pure fold: time, chance and the outside enter only as inputs.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: "Draw from the life's own generator, whose state is part of the life.",
        },
        ...INEXACT_MATH.map((property) => ({
          object: 'Math',
          property,
          message: 'Not exactly rounded, so replays would differ between engines: use + - * / and Math.sqrt.',
        })),
        ...['localeCompare', 'toLocaleString'].map((property) => ({
          property,
          message: "Depends on the machine's locale, so replays would differ between machines.",
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: ":matches(BinaryExpression[operator='**'], AssignmentExpression[operator='**='])",
          message: 'Powers are not exactly rounded, so replays would differ between engines: multiply.',
        },
        {
          selector: "MemberExpression[object.name='globalThis']",
          message: 'The organism is a pure fold: it does not reach for globals.',
        },
      ],
    },
  },
  prettier,
  svelte.configs.prettier,
);
