import 'server-only';
import type { OutboxMessage } from '@/prisma/client/client';
import { DeliveryError } from './delivery-error';
import { post } from './http-post';
import { pingSchema } from './message';

/** Short: neither shutdown nor mails should wait for a slow hub. */
const timeoutMs = 5000;

export function readPaths({ payload }: OutboxMessage): [string, ...string[]] {
  if (payload === '') throw new DeliveryError('payload erased', 'refused');
  const [first = '', ...others] = pingSchema.parse(JSON.parse(payload)).paths;
  return [first, ...others];
}

export function requireSetting(name: string, url: string | undefined): string {
  if (!url) throw new DeliveryError(`${name} is unset`, 'refused');
  return url;
}

export function postPing(
  url: string,
  contentType: string,
  body: string,
  signal: AbortSignal,
): Promise<void> {
  return post(url, {
    headers: { 'Content-Type': contentType },
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    refused: [400, 422],
  });
}
