import 'server-only';
import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { peerAddressHeader } from '@/lib/http/internal-headers';
import { log } from '@/lib/log';
import { env } from '@/lib/settings/env';
import { loadSecret } from '@/lib/settings/secrets';

export type ClientHashes = {
  /** Of the IPv4 address or IPv6 /64 */
  addressHash: string | null;
  /** Of the IPv6 /48 */
  prefixHash: string | null;
};

/** HMAC-SHA256 of the visitor's networks with this installation's key; null where unknown. */
export function hashClientAddress(headers: Headers): ClientHashes {
  const trustedProxies = env().TRUSTED_PROXIES;
  if (trustedProxies === 0) warnOfProxy(headers);
  const address = readClientAddress(headers, trustedProxies);
  const prefix = address?.endsWith('/64')
    ? `${address.split(':').slice(0, 3).join(':')}::/48`
    : null;
  return { addressHash: hash(address), prefixHash: hash(prefix) };
}

function hash(network: string | null): string | null {
  if (network === null) return null;
  const key = Buffer.from(loadSecret('hash-key'), 'base64');
  return createHmac('sha256', key).update(network).digest('base64url');
}

/**
 * An IPv4 address or an IPv6 /64. Anyone can send `X-Forwarded-For`, and each proxy appends its client: only as many of
 * its last entries count as there are trusted proxies.
 */
export function readClientAddress(headers: Headers, trustedProxies: number): string | null {
  const forwarded = headers.get('x-forwarded-for')?.split(',') ?? [];
  const peer = headers.get(peerAddressHeader);
  const hops = [...forwarded, peer ?? ''].map((hop) => hop.trim());
  const address = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? '';
  const withoutPort = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  if (!ipaddr.IPv6.isValid(withoutPort) && !ipaddr.IPv4.isValidFourPartDecimal(withoutPort))
    return null;
  const parsed = ipaddr.process(withoutPort);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

let warned = false;

function warnOfProxy(headers: Headers): void {
  const forwarded = headers.get('x-forwarded-for');
  // Next.js sets the header to the peer's address if it is missing.
  if (warned || !forwarded || forwarded === headers.get(peerAddressHeader)) return;
  warned = true;
  log.warn(
    { event: 'proxy' },
    'A request has X-Forwarded-For but TRUSTED_PROXIES is 0: behind a proxy all visitors share one rate limit. Set TRUSTED_PROXIES.',
  );
}
