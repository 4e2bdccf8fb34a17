import { lookup as lookUp } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Network = {
  resolve(hostname: string): Promise<string[]>;
  /** Where to connect instead of a public address that was checked; for tests */
  redirect?(address: string): string;
};

export const internet: Network = {
  resolve: async (hostname) =>
    (await lookUp(hostname, { all: true })).map(({ address }) => address),
};

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Also of addresses within addresses, e.g. `::ffff:127.0.0.1` */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(globalUnicast);
}

/** A connection's own `lookup`: what was checked is what it connects to. */
export function createPublicLookup({ resolve, redirect }: Network): LookupFunction {
  return (hostname, { all }, callback) => {
    const find = async () => {
      const addresses = await resolve(hostname);
      const refused = addresses.find((address) => !isPublicAddress(address));
      if (refused !== undefined || addresses.length === 0)
        throw Object.assign(new Error('no public address'), { code: refused ?? 'ENOTFOUND' });
      return addresses
        .map((address) => redirect?.(address) ?? address)
        .map((address) => ({ address, family: isIP(address) }));
    };
    find().then(
      (found) =>
        all ? callback(null, found) : callback(null, found[0]?.address ?? '', found[0]?.family),
      (error) => callback(error, ''),
    );
  };
}
