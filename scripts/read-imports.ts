import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export type Import = {
  from: string;
  specifier: string;
  /** A path from the root, `npm:<package>`, `node:<module>`, or null if a file of the project is missing */
  to: string | null;
};

const resolution =
  /^======== (?:Resolving module '(?<specifier>.+)' from '(?<from>.+)'|Module name '.+' was (?:successfully resolved to '(?<to>.+?)'|(?<missing>not resolved)).*)\. ========$/;

/** Lists all imports, including types and `import()`, of the files that `tsconfig.json` includes. */
export function readImports(root: string): { files: string[]; imports: Import[] } {
  const base = realpathSync(root);
  const { stdout, status, error } = spawnSync(
    process.execPath,
    [resolve('node_modules/typescript/bin/tsc'), '--listFilesOnly', '--traceResolution'],
    { cwd: base, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (status !== 0) throw new Error(`TypeScript could not list the imports: ${error ?? stdout}`);
  const isOwn = (path: string) => !/^\.\.|node_modules\/|^\.next/.test(path);
  const files: string[] = [];
  const imports: Import[] = [];
  let open: { from: string; specifier: string } | undefined;
  for (const line of stdout.split('\n')) {
    if (line.startsWith(base)) files.push(relative(base, line));
    const { from, specifier, to, missing } = resolution.exec(line)?.groups ?? {};
    if (from && specifier) open = { from: relative(base, from), specifier };
    else if (open && (to || missing)) {
      if (isOwn(open.from)) imports.push({ ...open, to: findTarget(base, open, to) });
      open = undefined;
    }
  }
  return { files: files.filter(isOwn), imports };
}

function findTarget(
  base: string,
  { from, specifier }: { from: string; specifier: string },
  resolved: string | undefined,
): string | null {
  const packageName = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
  if (specifier.startsWith('node:')) return specifier;
  if (!specifier.startsWith('.') && !specifier.startsWith('@/')) return `npm:${packageName}`;
  if (resolved) return relative(base, resolved);
  // The compiler does not look for style sheets.
  const path = specifier.startsWith('@/') ? specifier.slice(2) : join(dirname(from), specifier);
  return existsSync(join(base, path)) ? path : null;
}
