import { svelte } from '@sveltejs/vite-plugin-svelte';
import { configDefaults, defineConfig } from 'vitest/config';

const E2E = 'tests/e2e/**/*.test.ts';
const CHROMIUM = 'tests/chromium/**/*.test.ts';
const PACKAGE = 'tests/package/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte()],
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, E2E, CHROMIUM, PACKAGE],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        // The window's page in a current engine, over a scripted life.
        test: {
          name: 'chromium',
          include: [CHROMIUM],
          globalSetup: ['tests/chromium/support/serve.ts'],
          environment: 'node',
          // One browser at a time: each takes all the cores there are.
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: [E2E],
          setupFiles: ['tests/e2e/support/setup.ts'],
          environment: 'node',
          // One desktop, one session bus, one notification server: the tests take turns.
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        // Installs a package on this system and takes it off again: run by "npm run test:package".
        test: {
          name: 'package',
          include: [PACKAGE],
          environment: 'node',
          // The installed app is looked into by a WebSocket, which Node 20 has behind a switch.
          execArgv: ['--experimental-websocket'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Figures, not proofs: run by "npm run measure" on a machine that has nothing else to do.
        test: {
          name: 'measure',
          include: ['tests/measure/**/*.measure.ts'],
          setupFiles: ['tests/e2e/support/setup.ts'],
          environment: 'node',
          fileParallelism: false,
        },
      },
    ],
  },
});
