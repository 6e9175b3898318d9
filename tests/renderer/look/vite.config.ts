import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// npx vite --config tests/renderer/look/vite.config.ts : the window with a scripted life, in any browser.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte({ configFile: resolve(import.meta.dirname, '../../../svelte.config.mjs') })],
  server: { host: '127.0.0.1', port: 5199, strictPort: true, fs: { allow: ['../../..'] } },
  build: { target: 'chrome114', outDir: '../../../test-artifacts/look-build', emptyOutDir: true },
  preview: {
    host: '127.0.0.1',
    port: 5199,
    strictPort: true,
    // As strict as the app's own: what the policy blocks is missing here too.
    headers: {
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'",
    },
  },
});
