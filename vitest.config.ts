import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    include: ['{app,bench,cli,components,lib,prisma,scripts,server}/**/*.test.{ts,tsx}'],
    globalSetup: 'lib/testing/template.ts',
    setupFiles: 'lib/testing/settings.ts',
    pool: 'forks',
    isolate: false,
    // It keeps its WebAssembly instance in module scope, so that each test file needs its own copy.
    server: { deps: { inline: ['@prisma/schema-engine-wasm'] } },
    // One more than the cores of a small machine: some tests wait, e.g. for a lock or a program.
    maxWorkers: 3,
    // For machines under load
    testTimeout: 30_000,
  },
});
