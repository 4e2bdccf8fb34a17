import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffMigrations } from './diff-migrations';

test('the migrations yield exactly prisma/schema.prisma', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  expect(await diffMigrations(`file:${join(folder, 'scratch.db')}`)).toBe('');
  rmSync(folder, { recursive: true });
});
