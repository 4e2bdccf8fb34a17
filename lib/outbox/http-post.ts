import { DeliveryError } from './delivery-error';

type PostOptions = {
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
  refused?: number[];
};

/** Throws a DeliveryError unless the status is 2xx. Follows no redirect: the data is for the configured host only. */
export async function post(url: string | URL, options: PostOptions): Promise<void> {
  const { headers, body, signal, refused = [] } = options;
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
  await response.body?.cancel();
  const { ok, status } = response;
  if (ok) return;
  const temporary = status >= 500 || [408, 409, 425, 429].includes(status);
  const permanent = refused.includes(status) ? 'refused' : 'misconfigured';
  throw new DeliveryError(`HTTP ${status}`, temporary ? 'temporary' : permanent);
}
