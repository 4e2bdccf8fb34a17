import 'server-only';
import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { peerAddressHeader } from '@/lib/http/internal-headers';
import { log } from '@/lib/log';
import { env } from '@/lib/settings/env';
import { loadSecret } from '@/lib/settings/secrets';

/**
 * Stands for the visitor's address where one must be told from another, and says nothing of it to whoever has not
 * this installation's key (HMAC-SHA256). Null where the address is unknown.
 */
export function hashClientAddress(headers: Headers): string | null {
  const trustedProxies = env().TRUSTED_PROXIES;
  if (trustedProxies === 0) warnOfProxy(headers);
  const address = readClientAddress(headers, trustedProxies);
  if (!address) return null;
  const key = Buffer.from(loadSecret('hash-key'), 'base64');
  return createHmac('sha256', key).update(address).digest('base64url');
}

/**
 * The visitor's network: an IPv4 address, or the /64 that one IPv6 line has. `X-Forwarded-For` is written by whoever
 * sends it, each proxy adds to its end who asked it: so only as many of its last entries count as proxies are ours.
 */
export function readClientAddress(headers: Headers, trustedProxies: number): string | null {
  const forwarded = headers.get('x-forwarded-for')?.split(',') ?? [];
  const peer = headers.get(peerAddressHeader);
  const hops = [...forwarded, peer ?? ''].map((hop) => hop.trim());
  const address = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? '';
  // Some proxies add the port.
  const bare = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  // Not the shorthands that only programs write, as 1 for 0.0.0.1.
  if (!ipaddr.IPv6.isValid(bare) && !ipaddr.IPv4.isValidFourPartDecimal(bare)) return null;
  const parsed = ipaddr.process(bare);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

let warned = false;

/** Behind a proxy that nobody told us of, all visitors are one address, and soon past its limit. */
function warnOfProxy(headers: Headers): void {
  const forwarded = headers.get('x-forwarded-for');
  // Next.js itself fills in the peer where there is no such header.
  if (warned || !forwarded || forwarded === headers.get(peerAddressHeader)) return;
  warned = true;
  log.warn(
    { event: 'proxy' },
    'X-Forwarded-For came and TRUSTED_PROXIES is 0: behind a proxy, set it, or all visitors count as one',
  );
}
