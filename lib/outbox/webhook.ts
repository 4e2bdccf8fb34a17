import 'server-only';
import { createHash, createHmac } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env } from '@/lib/settings/env';
import { readIfExistsSync } from '@/lib/settings/read-if-exists';
import { loadSecret } from '@/lib/settings/secrets';
import type { OutboxMessage } from '@/prisma/client/client';
import { DeliveryError } from './delivery-error';
import { post } from './http-post';

/** Posts to LEADS_WEBHOOK_URL, signed according to standardwebhooks.com. */
export async function sendWebhook(message: OutboxMessage, signal: AbortSignal): Promise<void> {
  const url = env().LEADS_WEBHOOK_URL;
  if (!url) throw new DeliveryError('LEADS_WEBHOOK_URL is unset', 'misconfigured');
  const { messageId, payload } = message;
  if (payload === '') throw new DeliveryError('payload erased', 'refused');
  const timestamp = String(Math.floor(Date.now() / 1000));
  const { address, authorization } = splitCredentials(url);
  await post(address, {
    headers: {
      ...authorization,
      'Content-Type': 'application/json',
      'webhook-id': messageId,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signPayload(`${messageId}.${timestamp}.${payload}`)}`,
    },
    body: payload,
    signal,
  });
}

/** As receivers take it, see standardwebhooks.com */
export function readWebhookSecret(): string {
  return `whsec_${loadSecret('webhook-key')}`;
}

/** @returns whether the start before, of this data folder, signed with another key */
export function noteWebhookKey(): boolean {
  const file = join(env().DATA_DIR, 'secrets/webhook-key.sha256');
  const hash = createHash('sha256').update(readWebhookSecret()).digest('hex');
  const former = readIfExistsSync(file)?.toString();
  if (former === hash) return false;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, hash, { mode: 0o600 });
  return former !== undefined;
}

function signPayload(content: string): string {
  const key = Buffer.from(loadSecret('webhook-key'), 'base64');
  return createHmac('sha256', key).update(content).digest('base64');
}

function splitCredentials(url: string): { address: URL; authorization: Record<string, string> } {
  const address = new URL(url);
  const { username, password } = address;
  address.username = '';
  address.password = '';
  if (username === '') return { address, authorization: {} };
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    address,
    authorization: { Authorization: `Basic ${Buffer.from(login).toString('base64')}` },
  };
}
