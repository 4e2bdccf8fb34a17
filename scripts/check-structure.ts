import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listViolations } from './import-rules';
import { readImports } from './read-imports';

const visibilityFile = 'lib/store/visibility.ts';
const now = String.raw`(?:\$\{)?(?:now\b|new Date\(\)|Date\.now\(\)|CURRENT_TIMESTAMP)`;
/** `publishedAt` compared with the current time, in TypeScript, SQL or a Prisma filter */
const visibilityCondition = new RegExp(
  String.raw`publishedAt(?:\W|getTime)*\s(?:[<>]=?\s|\{\s*(?:lte?|gte?):\s)${now}|${now}\s[<>]=?\s[\w."]*publishedAt`,
);

export function checkStructure(root: string): string[] {
  const sources = listSources(root);
  const { files, imports } = readImports(root);
  const read = new Set(files);
  const own = new Set(sources);
  const misplaced = sources.filter(
    (file) =>
      file !== visibilityFile &&
      !/\.(?:test|spec)\.tsx?$/.test(file) &&
      visibilityCondition.test(readFileSync(join(root, file), 'utf8')),
  );
  return [
    ...sources
      .filter((file) => !read.has(file))
      .map((file) => `${file}: not read; include it in tsconfig.json.`),
    ...listViolations(imports.filter(({ from }) => own.has(from))),
    ...misplaced.map((file) => `${file}: compares publishedAt with now; use ${visibilityFile}.`),
  ];
}

function listSources(root: string): string[] {
  const files = existsSync(join(root, '.git')) ? listTracked(root) : listBelow(root, '');
  return files.filter((file) => /\.[cm]?[jt]sx?$/.test(file) && existsSync(join(root, file)));
}

function listTracked(root: string): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout, status, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git could not list the files: ${stderr}`);
  return stdout.split('\0').filter((file) => file !== '');
}

function listBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (/^(?:\.|node_modules$)/.test(entry.name) || path === 'prisma/client') return [];
    return entry.isDirectory() ? listBelow(root, path) : [path];
  });
}

if (process.argv[1] === import.meta.filename) {
  const errors = checkStructure('.');
  console.log(errors.join('\n') || 'Checked the imports of all source files.');
  process.exitCode = errors.length > 0 ? 1 : 0;
}
