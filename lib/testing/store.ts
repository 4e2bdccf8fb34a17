import { copyFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, inject } from 'vitest';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { closeStore, db } from '@/lib/store/db';

export function withEmptyStore(): void {
  const path = () => fileURLToPath(env().DATABASE_URL);
  beforeEach(async () => {
    copyFileSync(inject('templateDatabase'), path());
    await db().$queryRaw`PRAGMA journal_mode = WAL`;
  });
  afterEach(async () => {
    const client = processState.prismaClient;
    await closeStore();
    // It connects again; a new one would take as long as most tests.
    processState.prismaClient = client;
    for (const suffix of ['', '-wal', '-shm']) rmSync(path() + suffix, { force: true });
  });
}
