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

test('the folder is made, with those above it, for its owner alone', async () => {
  const dir = join(folder, 'a/b');
  await prepare(dir);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
});

test('one that is there stays as it is', async () => {
  writeFileSync(join(folder, 'kept'), '');
  await prepare(folder);
  expect(existsSync(join(folder, 'kept'))).toBe(true);
});

test('one that cannot be made is named in one line, with cause and remedy', async () => {
  // Also root, whom permissions do not stop, can make no folder below a file.
  const dir = join(folder, 'file/data');
  writeFileSync(join(folder, 'file'), '');
  const failure = prepare(dir);
  await expect(failure).rejects.toThrow(/^DATA_DIR [^\n]*ENOTDIR[^\n]* set DATA_DIR [^\n]*$/);
  await expect(failure).rejects.toThrow(dir);
});

test('a file in its place is named too', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(prepare(file)).rejects.toThrow(/^DATA_DIR [^\n]*EEXIST[^\n]*$/);
});

test('what is written into it is for its owner alone, also where the folder is open to all', async () => {
  await prepare(folder);
  writeFileSync(join(folder, 'blog.db'), '');
  expect(statSync(join(folder, 'blog.db')).mode & 0o777).toBe(0o600);
});
