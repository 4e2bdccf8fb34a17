import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // What it guards against, code of the server in the browser, is the bundler's to see.
      { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    include: ['{app,bench,cli,components,lib,prisma,scripts,server}/**/*.test.{ts,tsx}'],
    globalSetup: 'lib/testing/template.ts',
    setupFiles: 'lib/testing/settings.ts',
    pool: 'forks',
    maxWorkers: 2,
    // A machine under load is no fault of the code.
    testTimeout: 30_000,
  },
});
