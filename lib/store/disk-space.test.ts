import { statfs } from 'node:fs/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { env } from '@/lib/settings/env';
import { readDiskSpace, warnOfLowDiskSpace } from './disk-space';

vi.mock(import('node:fs/promises'), async (original) => ({
  ...(await original()),
  statfs: vi.fn() as never,
}));

const settings = env();
const free = (megabytes: Record<string, number>) =>
  vi.mocked(statfs).mockImplementation((async (folder: string) => ({
    bsize: 4096,
    bavail: (megabytes[folder] ?? 1000) * 256,
  })) as never);

beforeEach(() => {
  settings.DATA_DIR = '/data';
  settings.DATABASE_URL = 'file:///base/blog.db';
});

test('counts the disk with less space: that of DATA_DIR or of the database', async () => {
  free({ '/data': 400, '/base': 299 });
  expect(await readDiskSpace()).toEqual({ freeMegabytes: 299, isLow: true });
  free({ '/data': 300, '/base': 2000 });
  expect(await readDiskSpace()).toEqual({ freeMegabytes: 300, isLow: false });
  settings.DATABASE_URL = 'http://localhost:8080';
  free({ '/data': 500, '/base': 1 });
  expect(await readDiskSpace()).toEqual({ freeMegabytes: 500, isLow: false });
});

test('warns once in the log until there is space again', async () => {
  const warn = vi.spyOn(log, 'warn').mockReturnValue();
  for (const megabytes of [299, 250, 301, 20]) {
    free({ '/data': megabytes });
    await warnOfLowDiskSpace();
  }
  expect(warn.mock.calls.map(([fields]) => fields)).toEqual([
    { event: 'disk', freeMegabytes: 299 },
    { event: 'disk', freeMegabytes: 20 },
  ]);
});
