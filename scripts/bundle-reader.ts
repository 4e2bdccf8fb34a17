import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buildSync, type Format } from 'esbuild';
import { speculationRules } from '@/components/reader/speculation-rules';

const source = 'components/reader';
const folder = 'public/assets';

export const readerBundle = { folder, facts: `${source}/generated.ts` };

export function bundleReader(): void {
  const { file, module, facts } = makeReaderBundle();
  const lines = Object.entries(facts).map(
    ([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`,
  );
  mkdirSync(folder, { recursive: true });
  writeAtomically(join(folder, file), module);
  writeAtomically(readerBundle.facts, `// Written by scripts/bundle-reader.ts\n${lines.join('')}`);
  for (const name of readdirSync(folder)) {
    if (/^reader-\w+\.js$/.test(name) && name !== file) rmSync(join(folder, name), { force: true });
  }
}

export function makeReaderBundle() {
  const module = bundle('reader.ts', 'esm');
  const file = `reader-${digest(module, 'hex').slice(0, 12)}.js`;
  const inline = {
    themeScript: bundle('theme-script.ts', 'iife'),
    speculationRules: JSON.stringify(speculationRules),
  };
  const inlineScriptHashes = Object.values(inline).map(
    (text) => `'sha256-${digest(text, 'base64')}'`,
  );
  return {
    file,
    module,
    facts: { readerModulePath: `/assets/${file}`, ...inline, inlineScriptHashes },
  };
}

function bundle(entry: string, format: Format): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(source, entry)],
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    charset: 'utf8',
    write: false,
    logLevel: 'error',
  });
  return (outputFiles[0]?.text ?? '').trim();
}

function digest(text: string, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(text).digest(encoding);
}

/** Several sites may start from this folder at once. */
function writeAtomically(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
