import 'server-only';
import { env } from '@/lib/settings/env';
import { loadSecret } from '@/lib/settings/secrets';
import type { OutboxMessage } from '@/prisma/client/client';
import { postPing, readPaths, requireSetting } from './ping';

/** The limit of indexnow.org. */
export const maxUrlsPerSubmission = 10_000;

export async function submitToIndexNow(message: OutboxMessage, signal: AbortSignal): Promise<void> {
  const { INDEXNOW_ENDPOINT, SITE_URL } = env();
  const endpoint = requireSetting('INDEXNOW_ENDPOINT', INDEXNOW_ENDPOINT);
  const key = loadKey();
  const body = JSON.stringify({
    host: new URL(SITE_URL).host,
    key,
    // A key file vouches for the URLs below its own folder only, so it is at the root.
    keyLocation: `${SITE_URL}/${key}.txt`,
    urlList: readPaths(message).map((path) => SITE_URL + path),
  });
  await postPing(endpoint, 'application/json; charset=utf-8', body, signal);
}

export function getIndexNowKey(): string | null {
  return env().INDEXNOW_ENDPOINT ? loadKey() : null;
}

function loadKey(): string {
  return Buffer.from(loadSecret('indexnow-key'), 'base64').toString('hex').slice(0, 32);
}
