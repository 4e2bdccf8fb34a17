import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { env } from '@/lib/settings/env';

export const isS3Address = (text: string) => text.startsWith('s3://');

/** Sends a file of at most 5 GB, the most that S3 takes at once. The store compares its hash before it keeps it. */
export async function putObject(address: string, file: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  await request(address, {
    method: 'PUT',
    body: await openAsBlob(file),
    headers: { 'X-Amz-Content-Sha256': hash.digest('hex') },
  });
}

/** @param file is not there yet, and will be its owner's alone */
export async function getObject(address: string, file: string): Promise<void> {
  const { body } = await request(address, { method: 'GET' });
  const source = body ? Readable.fromWeb(body as ReadableStream) : Readable.from([]);
  await pipeline(source, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
}

async function request(address: string, init: RequestInit): Promise<Response> {
  const url = toUrl(address);
  const response = await createClient()
    .fetch(url, init)
    .catch((error: Error) => {
      const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException;
      throw new Error(`The store of S3_ENDPOINT does not answer (${code ?? message}).`);
    });
  if (response.ok) return response;
  const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? response.statusText;
  throw new Error(`${address}: the store of S3_ENDPOINT answered ${response.status} (${code}).`);
}

/** With the bucket in the path, which S3-compatible stores understand, too */
function toUrl(address: string): string {
  const [, bucket, key] = /^s3:\/\/([a-z\d][a-z\d.-]{1,61}[a-z\d])\/(.+)$/.exec(address) ?? [];
  if (!bucket || !key) throw new Error(`${address} must be s3://<bucket>/<name>.`);
  return `${env().S3_ENDPOINT}/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
}

function createClient(): AwsClient {
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  if (!S3_ENDPOINT || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new Error('For s3:// set S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.');
  }
  return new AwsClient({
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    service: 's3',
    region: S3_REGION,
    retries: 3,
  });
}
