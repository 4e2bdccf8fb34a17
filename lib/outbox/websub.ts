import 'server-only';
import { env } from '@/lib/settings/env';
import type { OutboxMessage } from '@/prisma/client/client';
import { postPing, readPaths, requireSetting } from './ping';

/** Tells the hub that a feed has changed, as PubSubHubbub 0.3 (7.1) does: WebSub (3.2) does not define the request. */
export async function pingHub(message: OutboxMessage, signal: AbortSignal): Promise<void> {
  const { WEBSUB_HUB, SITE_URL } = env();
  const hub = requireSetting('WEBSUB_HUB', WEBSUB_HUB);
  const [path] = readPaths(message);
  const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': SITE_URL + path });
  await postPing(hub, 'application/x-www-form-urlencoded', String(body), signal);
}
