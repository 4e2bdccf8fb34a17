import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleAuthorPrograms } from './artefact';
import { generatePrismaClient } from './build-inputs';

const [stamp = ''] = process.argv.slice(2);
const cache = dirname(stamp);
const folder = join(cache, `${Date.now()}-${process.pid}`);
const keptMs = 3_600_000;
const otherInputs = [
  'package-lock.json',
  'prisma/schema.prisma',
  'scripts/artefact.ts',
  'tsconfig.json',
];

const startedAt = Date.now();
generatePrismaClient();
mkdirSync(folder, { recursive: true });
const files = [...(await bundleAuthorPrograms(folder)), ...otherInputs];
const modifiedMs = Object.fromEntries(
  files.map((file) => {
    const { mtimeMs } = statSync(file);
    // What changed meanwhile may not be in the bundle: it is made anew next time.
    return [file, mtimeMs < startedAt || file.startsWith('prisma/client/') ? mtimeMs : 0];
  }),
);
// Renamed into place, and older bundles kept for an hour, because other programs may be running from them.
writeFileSync(join(folder, 'bundle.json'), JSON.stringify({ folder, modifiedMs }));
renameSync(join(folder, 'bundle.json'), stamp);
for (const name of readdirSync(cache)) {
  const path = join(cache, name);
  if (Date.now() - statSync(path).mtimeMs > keptMs) rmSync(path, { recursive: true });
}
