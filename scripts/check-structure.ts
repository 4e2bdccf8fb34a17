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

const maxCommentShare = 0.04;

export function checkStructure(root: string): string[] {
  const sources = listSources(root);
  const { files, imports } = readImports(root);
  const read = new Set(files);
  const own = new Set(sources);
  const code = sources
    .filter((file) => !/\.(?:test|spec)\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
  const misplaced = code
    .filter(({ file, text }) => file !== visibilityFile && visibilityCondition.test(text))
    .map(({ file }) => file);
  return [
    ...sources
      .filter((file) => !read.has(file))
      .map((file) => `${file}: not read; include it in tsconfig.json.`),
    ...listViolations(imports.filter(({ from }) => own.has(from))),
    ...misplaced.map((file) => `${file}: compares publishedAt with now; use ${visibilityFile}.`),
    ...checkComments(code.filter(({ file }) => !file.startsWith('e2e/')).map(({ text }) => text)),
  ];
}

export function checkComments(texts: string[]): string[] {
  const lines = texts.reduce((sum, text) => sum + text.trimEnd().split('\n').length, 0);
  const share = texts.reduce((sum, text) => sum + countCommentLines(text), 0) / lines;
  if (share <= maxCommentShare) return [];
  const percent = (100 * share).toFixed(2);
  return [
    `${percent} % of the lines are comments, not 4 %: remove some that say what the code says.`,
  ];
}

function countCommentLines(text: string): number {
  let count = 0;
  let isOpen = false;
  for (const line of text.split('\n')) {
    const [, begin] = /^\s*\{?(\/[/*])/.exec(line) ?? [];
    if (begin || isOpen) count += 1;
    if (begin === '/*' || isOpen) isOpen = !line.includes('*/');
  }
  return count;
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
  console.log(errors.join('\n') || 'Checked the imports and comments of all source files.');
  process.exitCode = errors.length > 0 ? 1 : 0;
}
