import 'server-only';
import type { OutboxMessage } from '@/prisma/client/client';
import { DeliveryError } from './attempts';
import { pingSchema } from './message';

/** Short, so that a process that must go need not wait, nor a mail for a lane. */
const timeoutMs = 5000;

/** The public paths that an announcement names. */
export function readPaths({ payload }: OutboxMessage): [string, ...string[]] {
  if (payload === '') throw new DeliveryError('payload erased', 'refused');
  const [first = '', ...others] = pingSchema.parse(JSON.parse(payload)).paths;
  return [first, ...others];
}

/** The address of a channel; once it is taken out of the settings, what waits for it is given up. */
export function requireSetting(name: string, url: string | undefined): string {
  if (!url) throw new DeliveryError(`${name} is unset`, 'refused');
  return url;
}

/** Posts an announcement, and throws where it is not taken. */
export async function postPing(
  url: string,
  { type, body }: { type: string; body: string },
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  await response.body?.cancel();
  if (!response.ok)
    throw new DeliveryError(`HTTP ${response.status}`, classifyStatus(response.status));
}

/** 400 and 422 are about these addresses, other answers about the endpoint or our key. */
function classifyStatus(status: number) {
  if (status >= 500 || [408, 409, 425, 429].includes(status)) return 'temporary';
  return status === 400 || status === 422 ? 'refused' : 'misconfigured';
}
