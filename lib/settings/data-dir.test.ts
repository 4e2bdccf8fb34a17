import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-dir-'));
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function prepare(dir: string) {
  vi.stubEnv('DATA_DIR', dir);
  const { prepareDataDir } = await import('./data-dir');
  prepareDataDir();
}

test('creates the folder and its parents, readable by its owner only', async () => {
  const dir = join(folder, 'a/b');
  await prepare(dir);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
});

test('keeps an existing folder as it is', async () => {
  writeFileSync(join(folder, 'kept'), '');
  await prepare(folder);
  expect(existsSync(join(folder, 'kept'))).toBe(true);
});

test('reports a folder that cannot be created in one line, with cause and remedy', async () => {
  // Even root, whom permissions do not stop, cannot create a folder below a file.
  const dir = join(folder, 'file/data');
  writeFileSync(join(folder, 'file'), '');
  const failure = prepare(dir);
  await expect(failure).rejects.toThrow(/^DATA_DIR [^\n]*ENOTDIR[^\n]* set DATA_DIR [^\n]*$/);
  await expect(failure).rejects.toThrow(dir);
});

test('reports a file in place of the folder', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(prepare(file)).rejects.toThrow(/^DATA_DIR [^\n]*EEXIST[^\n]*$/);
});

test('makes new files readable by their owner only, even in a folder that is open to all', async () => {
  await prepare(folder);
  writeFileSync(join(folder, 'blog.db'), '');
  expect(statSync(join(folder, 'blog.db')).mode & 0o777).toBe(0o600);
});
