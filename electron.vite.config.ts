import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

// The floor is Electron 25 (Node 18.15, Chromium 114): what is built for it runs on every newer one.
const NODE_FLOOR = 'node18.15';
const CHROME_FLOOR = 'chrome114';

export default defineConfig({
  main: {
    build: {
      target: NODE_FLOOR,
      sourcemap: true,
      // Only package.json's "dependencies" stay outside the bundle: native code cannot be bundled.
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          worker: resolve('src/main/worker/index.ts'),
          cli: resolve('src/main/cli/index.ts'),
          channel: resolve('src/main/environment/channel/thread/index.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE_FLOOR,
      // A sandboxed preload cannot require files: it has to be one self-contained script.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: {
      target: CHROME_FLOOR,
      minify: true,
      rolldownOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
    // The plugin would look for its settings beside the renderer; editors and checks find them at the top.
    plugins: [svelte({ configFile: resolve('svelte.config.mjs') })],
  },
});
