import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffMigrations } from './diff-migrations';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run migration -- <name of lower-case letters, digits and _>');
  process.exit(1);
}
const scratch = mkdtempSync(join(tmpdir(), 'migration-'));
const sql = await diffMigrations(`file:${join(scratch, 'scratch.db')}`);
rmSync(scratch, { recursive: true });
if (sql === '') {
  console.log('The migrations already match prisma/schema.prisma. Nothing to write.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join('prisma/migrations', `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`);
}
