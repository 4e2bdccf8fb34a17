import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { createAdapter } from '@/lib/store/db';

// Resolved at run time: a bundler would otherwise look for files that are not modules.
const root = () => process.cwd();
/** FTS5's tables, which a Prisma schema cannot describe */
const searchTables = ['', '_config', '_content', '_data', '_docsize', '_idx', 'Vocabulary'].map(
  (part) => `ArticleSearch${part}`,
);
const filters = { externalTables: searchTables, externalEnums: [] };

export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

/**
 * Applies the migrations that are missing, with Prisma's schema engine as WebAssembly: no command line, no binary.
 * @returns their names, in order
 * @throws NewerDatabaseError when the database holds migrations that this code does not know
 */
export async function migrate(
  url: string,
  migrationsList: MigrationList = readMigrations(),
): Promise<string[]> {
  const known = new Set(migrationsList.migrationDirectories.map(({ path }) => path));
  const applied = await listApplied(url);
  const unknown = applied.find(({ name }) => !known.has(name))?.name;
  if (unknown) {
    throw new NewerDatabaseError(
      `The database is newer than this code (it has the migration ${unknown}): ` +
        'run the version that wrote it, or restore a backup.',
    );
  }
  if (applied.length === known.size && applied.every(({ finished }) => finished)) return [];
  const engine = await openEngine(createAdapter(url));
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
  return appliedMigrationNames;
}

/** @param scratchUrl an empty database file @returns SQL from the migrations to prisma/schema.prisma; empty when they agree */
export async function diffMigrations(scratchUrl: string): Promise<string> {
  const path = join(root(), 'prisma/schema.prisma');
  const factory = createAdapter(scratchUrl);
  // The adapter's own shadow database is in memory, where each transaction gets an empty one.
  const connectToShadowDb = async () => {
    const shadow = await factory.connect();
    const executeRaw = ({ sql }: { sql: string }) => shadow.executeScript(sql).then(() => 0);
    return Object.assign(shadow, { executeRaw });
  };
  const engine = await openEngine(Object.assign(factory, { connectToShadowDb }));
  const from: DiffTarget = { tag: 'migrations', ...readMigrations() };
  const to: DiffTarget = {
    tag: 'schemaDatamodel',
    files: [{ path, content: readFileSync(path, 'utf8') }],
  };
  const result = await engine.diff({ from, to, script: true, exitCode: true, filters });
  return result.exitCode === 0 ? '' : (result.stdout ?? '');
}

export function readMigrations(last?: string): MigrationList {
  const baseDir = join(root(), 'prisma/migrations');
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (!last || entry.name <= last))
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(baseDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

async function listApplied(url: string): Promise<{ name: string; finished: boolean }[]> {
  const adapter = await createAdapter(url).connect();
  const select = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });
  try {
    const table = `SELECT name FROM sqlite_master WHERE name = '_prisma_migrations'`;
    if ((await select(table)).rows.length === 0) return [];
    const { rows } = await select(
      'SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    return rows.map(([name, finishedAt]) => ({
      name: String(name),
      finished: finishedAt !== null,
    }));
  } finally {
    await adapter.dispose();
  }
}

async function openEngine(factory: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  const { SchemaEngine } = await loadEngine();
  const path = join(root(), 'prisma/schema.prisma');
  return SchemaEngine.new(
    { datamodels: [[path, readFileSync(path, 'utf8')]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');
let engineModule: Promise<EngineModule> | undefined;

/** Once per process: a second instance would free the first one's memory. */
function loadEngine(): Promise<EngineModule> {
  engineModule ??= instantiateEngine();
  return engineModule;
}

async function instantiateEngine(): Promise<EngineModule> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = readFileSync(
    join(root(), 'node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm'),
  );
  const { instance } = await WebAssembly.instantiate(wasm, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  (glue as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void }).__wbg_set_wasm(
    instance.exports,
  );
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}
