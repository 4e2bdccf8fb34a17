import 'server-only';
import { env } from '@/lib/settings/env';
import { loadSecret } from '@/lib/settings/secrets';
import type { OutboxMessage } from '@/prisma/client/client';
import { postPing, readPaths, requireSetting } from './ping';

/** As many addresses a call may name at most (indexnow.org). */
export const maxUrlsPerSubmission = 10_000;

/** Tells search engines which addresses are new, have changed or are gone, as indexnow.org says. */
export async function submitToIndexNow(message: OutboxMessage, signal: AbortSignal): Promise<void> {
  const { INDEXNOW_ENDPOINT, SITE_URL } = env();
  const endpoint = requireSetting('INDEXNOW_ENDPOINT', INDEXNOW_ENDPOINT);
  const key = readKey();
  const body = JSON.stringify({
    host: new URL(SITE_URL).host,
    key,
    // At the root, or it would vouch for its own folder only.
    keyLocation: `${SITE_URL}/${key}.txt`,
    urlList: readPaths(message).map((path) => SITE_URL + path),
  });
  await postPing(endpoint, { type: 'application/json; charset=utf-8', body }, signal);
}

/** What shows search engines that it is the site that writes to them; null where nothing is announced to them. */
export function getIndexNowKey(): string | null {
  return env().INDEXNOW_ENDPOINT ? readKey() : null;
}

/** 32 hex digits, of the secret in DATA_DIR/secrets/indexnow-key; not secret, as it stands at its address. */
function readKey(): string {
  return Buffer.from(loadSecret('indexnow-key'), 'base64').toString('hex').slice(0, 32);
}
