import 'server-only';
import { env } from '@/lib/settings/env';
import type { OutboxMessage } from '@/prisma/client/client';
import { postPing, readPaths, requireSetting } from './ping';

/**
 * Tells the hub that a feed has changed, in the form that hubs agree on (WebSub, 3.2, leaves it to them; PubSubHubbub
 * 0.3, 7.1): it fetches the feed, and hands it on to its subscribers.
 */
export async function pingHub(message: OutboxMessage, signal: AbortSignal): Promise<void> {
  const { WEBSUB_HUB, SITE_URL } = env();
  const hub = requireSetting('WEBSUB_HUB', WEBSUB_HUB);
  const [path] = readPaths(message);
  const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': SITE_URL + path });
  await postPing(hub, { type: 'application/x-www-form-urlencoded', body: `${body}` }, signal);
}
