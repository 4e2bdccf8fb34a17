import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { additiveMark } from '@/lib/store/migrations';
import { findNonAdditive } from './additive-migrations';
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
  const statement = findNonAdditive(sql);
  const mark = statement === null ? `${additiveMark}\n` : '';
  writeFileSync(join(folder, 'migration.sql'), mark + sql);
  console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`);
  console.log(
    statement === null
      ? `It is marked as additive: remove the mark if the version before it cannot work with what this one will store.`
      : `It is not additive, so the site must be stopped for it: ${statement.split('\n')[0]} …`,
  );
}
