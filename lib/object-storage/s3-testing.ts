import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll } from 'vitest';
import { env } from '@/lib/settings/env';

const { S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
const settings = { S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };

/** Gives the tests of a file a store with one bucket, `site`. */
export function withObjectStorage(): void {
  let stop = async () => {};
  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 's3-'));
    const buckets = { configureBuckets: [{ name: 'site', configs: [] }] };
    const server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory,
      ...buckets,
    });
    const { port } = await server.run();
    Object.assign(env(), {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    });
    stop = async () => {
      Object.assign(env(), settings);
      await server.close();
      rmSync(directory, { recursive: true });
    };
  });
  afterAll(() => stop());
}
