import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Run or read by a command, not imported: Next.js builds with the compiler and types, and needs react-dom. */
const tools = ['@types/node', '@types/react', 'prisma', 'react-dom', 'tsx', 'typescript'];

const entryPoints = [
  ...readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/(?:layout|page|route)\.tsx?$/.test(file))
    .map((file) => `app/${file}`),
  ...readdirSync('cli')
    .filter((file) => file.endsWith('.ts') && !file.includes('test'))
    .map((file) => `cli/${file}`),
  'components/reader/reader.ts',
  'instrumentation.ts',
  'next.config.ts',
  'scripts/author-program.mjs',
  'scripts/build.ts',
  'scripts/bundle-author-programs.ts',
  'scripts/prepare.ts',
  'scripts/run.mjs',
  'server/main.ts',
];

test('dependencies are what npm start and the programs use, so that they run with --omit=dev', async () => {
  const { metafile } = await build({
    entryPoints,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: '.',
    write: false,
    metafile: true,
    loader: { '.woff2': 'empty' },
    // tsx and Next.js resolve these when they run.
    external: ['*.css'],
    logLevel: 'silent',
  });
  const imported = Object.values(metafile.inputs)
    .flatMap((input) => input.imports)
    .filter(({ external, path }) => external && /^(?:@[a-z]|[a-z])/.test(path))
    .map(({ path }) => /^(?:@[^/]+\/)?[^/:]+/.exec(path)?.[0] ?? '')
    .filter((name) => !builtinModules.includes(name) && name !== 'node');
  expect([...new Set([...imported, ...tools])].sort()).toEqual(Object.keys(dependencies).sort());
});
