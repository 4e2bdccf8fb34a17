import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm';
import { createAdapter } from '@/lib/store/db';
import { readMigrations } from '@/lib/store/migrations';

const schemaPath = 'prisma/schema.prisma';
/** FTS5's tables, which a Prisma schema cannot describe */
const searchTables = ['ArticleSearch', 'LeadSearch'].flatMap((table) =>
  ['', '_config', '_content', '_data', '_docsize', '_idx', 'Vocabulary'].map(
    (part) => `${table}${part}`,
  ),
);

/** @param scratchUrl an empty database file @returns SQL from the migrations to prisma/schema.prisma; empty when they agree */
export async function diffMigrations(scratchUrl: string): Promise<string> {
  const factory = createAdapter(scratchUrl);
  // The adapter's own shadow database is in memory, where each transaction gets an empty one.
  const connectToShadowDb = async () => {
    const shadow = await factory.connect();
    const executeRaw = ({ sql }: { sql: string }) => shadow.executeScript(sql).then(() => 0);
    return Object.assign(shadow, { executeRaw });
  };
  const engine = await openEngine(Object.assign(factory, { connectToShadowDb }));
  const from: DiffTarget = {
    tag: 'migrations',
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories: readMigrations().map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
  const to: DiffTarget = { tag: 'schemaDatamodel', files: [readSchema()] };
  const filters = { externalTables: searchTables, externalEnums: [] };
  const result = await engine.diff({ from, to, script: true, exitCode: true, filters });
  return result.exitCode === 0 ? '' : (result.stdout ?? '');
}

const readSchema = () => ({ path: schemaPath, content: readFileSync(schemaPath, 'utf8') });

async function openEngine(factory: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  const { SchemaEngine } = await loadEngine();
  const { path, content } = readSchema();
  return SchemaEngine.new(
    { datamodels: [[path, content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');

async function loadEngine(): Promise<EngineModule> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const folder = 'node_modules/@prisma/schema-engine-wasm';
  const wasm = readFileSync(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  (glue as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void }).__wbg_set_wasm(
    instance.exports,
  );
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}
