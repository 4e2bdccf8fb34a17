import { DeliveryError } from './delivery-error';

type PostOptions = {
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
  /** Status codes that no retry and no setting will change */
  refused?: number[];
};

/** Follows no redirect: the data goes only to the configured host. Throws a DeliveryError unless the status is 2xx. */
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
