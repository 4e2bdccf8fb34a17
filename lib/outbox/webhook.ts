import 'server-only';
import { createHmac } from 'node:crypto';
import { env } from '@/lib/settings/env';
import { loadSecret } from '@/lib/settings/secrets';
import type { OutboxMessage } from '@/prisma/client/client';
import { DeliveryError } from './attempts';

/**
 * Posts a message to LEADS_WEBHOOK_URL, signed as the Standard Webhooks specification says
 * (standardwebhooks.com): receivers in any language have a library that checks it.
 */
export async function sendWebhook(message: OutboxMessage, signal: AbortSignal): Promise<void> {
  const url = env().LEADS_WEBHOOK_URL;
  if (!url) throw new DeliveryError('LEADS_WEBHOOK_URL is unset', 'misconfigured');
  const { messageId, payload } = message;
  if (payload === '') throw new DeliveryError('payload erased', 'refused');
  const timestamp = String(Math.floor(Date.now() / 1000));
  const response = await fetch(withoutLogin(url), {
    method: 'POST',
    headers: {
      ...loginOf(url),
      'Content-Type': 'application/json',
      'webhook-id': messageId,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signPayload(`${messageId}.${timestamp}.${payload}`)}`,
    },
    body: payload,
    // A lead goes where the owner said, and nowhere else.
    redirect: 'manual',
    signal,
  });
  await response.body?.cancel();
  if (!response.ok)
    throw new DeliveryError(`HTTP ${response.status}`, classifyStatus(response.status));
}

/** HMAC-SHA256 with the secret in DATA_DIR/secrets/webhook-key, in base64. */
export function signPayload(content: string): string {
  const key = Buffer.from(loadSecret('webhook-key'), 'base64');
  return createHmac('sha256', key).update(content).digest('base64');
}

/** Never given up before its time: whoever runs the other end may mend it. */
function classifyStatus(status: number) {
  const itsOwn = status >= 500 || [408, 409, 425, 429].includes(status);
  return itsOwn ? 'temporary' : 'misconfigured';
}

function withoutLogin(address: string): URL {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url;
}

/** fetch() takes no user and password in a URL. */
function loginOf(address: string): Record<string, string> {
  const { username, password } = new URL(address);
  if (username === '') return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { Authorization: `Basic ${Buffer.from(login).toString('base64')}` };
}
