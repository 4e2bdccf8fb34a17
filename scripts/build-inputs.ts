import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadSecret } from '@/lib/settings/secrets';
import { readerBundle } from './bundle-reader';

const inputs = [
  'app',
  'cli',
  'components',
  'docs/rgaa.md',
  'lib',
  'prisma',
  'public',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'scripts',
  'server',
  'site.config.ts',
];
const generated = ['prisma/client', readerBundle.folder, readerBundle.facts];
const clientStamp = 'prisma/client/inputs';

/** The same as `distDir` in next.config.ts. */
export const buildDir = () => process.env.NEXT_DIST_DIR ?? '.next';
const buildStamp = () => join(buildDir(), 'inputs');

export function isBuildFresh(): boolean {
  return existsSync(join(buildDir(), 'BUILD_ID')) && stampIs(buildStamp(), hashBuildInputs());
}

export function markBuildFresh(): void {
  writeFileSync(buildStamp(), hashBuildInputs());
}

export function generatePrismaClient(): void {
  const hash = hashFiles(['prisma/schema.prisma', 'package-lock.json']);
  if (stampIs(clientStamp, hash)) return;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'generate'],
    {
      encoding: 'utf8',
      // Without the path of an existing file Prisma downloads an engine, which it never runs.
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
  if (status !== 0) throw new Error(`The Prisma client could not be generated: ${stderr}`);
  mkdirSync(dirname(clientStamp), { recursive: true });
  writeFileSync(clientStamp, hash);
}

function stampIs(file: string, hash: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

function hashBuildInputs(): string {
  return hashFiles(inputs, loadSecret('server-actions-key'));
}

function hashFiles(paths: string[], salt = ''): string {
  const hash = createHash('sha256').update(salt);
  const add = (path: string) => {
    if (!existsSync(path) || generated.includes(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(path).update('\0').update(readFileSync(path));
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}
