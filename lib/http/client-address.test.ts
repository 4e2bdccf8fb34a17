import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hashClientAddress, readClientAddress } from '@/lib/http/client-address';
import { peerAddressHeader } from '@/lib/http/internal-headers';
import { type Env, env } from '@/lib/settings/env';

const settings = vi.hoisted((): Partial<Env> => ({}));

vi.mock(import('@/lib/settings/env'), async (original) => {
  const { env, ...others } = await original();
  return { ...others, env: () => ({ ...env(), ...settings }) };
});
afterEach(() => {
  delete settings.TRUSTED_PROXIES;
});

function headersOf(peer?: string, forwarded?: string): Headers {
  const headers = new Headers();
  if (peer !== undefined) headers.set(peerAddressHeader, peer);
  if (forwarded !== undefined) headers.set('x-forwarded-for', forwarded);
  return headers;
}

const read = (peer: string | undefined, forwarded: string | undefined, proxies: number) =>
  readClientAddress(headersOf(peer, forwarded), proxies);

describe('without a trusted proxy', () => {
  test.each([undefined, '203.0.113.9', '203.0.113.9, 203.0.113.8', 'nonsense', ''])(
    'uses the address of the connection, whatever X-Forwarded-For says: %j',
    (forwarded) => {
      expect(read('198.51.100.7', forwarded, 0)).toBe('198.51.100.7');
    },
  );

  test('returns null if the address of the connection is unknown', () => {
    expect(read(undefined, undefined, 0)).toBeNull();
    expect(read(undefined, '203.0.113.9', 0)).toBeNull();
  });
});

describe('behind trusted proxies', () => {
  const proxy = '10.0.0.1';

  test.each([
    [1, '203.0.113.9'],
    [1, '6.6.6.6, 203.0.113.9'],
    [1, '6.6.6.6, 7.7.7.7,203.0.113.9 '],
    [1, 'nonsense, 203.0.113.9'],
    [2, '203.0.113.9, 10.0.0.2'],
    [2, '6.6.6.6, 203.0.113.9, 10.0.0.2'],
    [3, '6.6.6.6, 203.0.113.9, 10.0.0.3, 10.0.0.2'],
  ])('with %i, uses the address that the first of them saw: %s', (proxies, forwarded) => {
    expect(read(proxy, forwarded, proxies)).toBe('203.0.113.9');
  });

  test.each([
    [1, undefined, proxy],
    [2, undefined, proxy],
    [2, '203.0.113.9', '203.0.113.9'],
    [9, '203.0.113.9, 10.0.0.2', '203.0.113.9'],
  ])('with %i but only %j, uses the first address', (proxies, forwarded, expected) => {
    expect(read(proxy, forwarded, proxies)).toBe(expected);
  });

  test.each([
    'unknown',
    '_hidden',
    '',
    ' ',
    'localhost',

    '203.0.113.256',
    '2001:db8::g',
  ])('returns null for %j instead of an address from the visitor', (entry) => {
    expect(read(proxy, `6.6.6.6, ${entry}`, 1)).toBeNull();
  });
});

describe('one visitor', () => {
  test.each(['203.0.113.9', '203.0.113.9:49152', '::ffff:203.0.113.9', '[::ffff:203.0.113.9]:443'])(
    'has one address over IPv4, written as %s',
    (peer) => {
      expect(read(peer, undefined, 0)).toBe('203.0.113.9');
      expect(read('10.0.0.1', peer, 1)).toBe('203.0.113.9');
    },
  );

  test.each([
    '2001:db8:1:2:3:4:5:6',
    '2001:0DB8:0001:0002::1',
    '[2001:db8:1:2::ffff]',
    '[2001:db8:1:2::ffff]:49152',
  ])('has one /64 prefix over IPv6: %s', (peer) => {
    expect(read(peer, undefined, 0)).toBe('2001:db8:1:2::/64');
    expect(read('10.0.0.1', peer, 1)).toBe('2001:db8:1:2::/64');
  });

  test('has another address on another connection', () => {
    const lines = [
      '2001:db8:1:2::1',
      '2001:db8:1:3::1',
      '2001:db8::1',
      '203.0.113.9',
      '203.0.113.8',
    ];
    expect(new Set(lines.map((peer) => read(peer, undefined, 0))).size).toBe(lines.length);
  });
});

describe('hashClientAddress', () => {
  const address = '203.0.113.9';
  const hashOf = (headers: Headers) => hashClientAddress(headers).addressHash;
  const hash = () => hashOf(headersOf(address));

  test('hides the address', () => {
    expect(hash()).toMatch(/^[\w-]{43}$/);
    expect(hash()).not.toContain(address);
    // A guess of the address is not enough: the key is needed too.
    const guesses = ['base64url', 'hex'] as const;
    for (const encoding of guesses) {
      expect(hash()).not.toBe(createHash('sha256').update(address).digest(encoding));
    }
  });

  test('is stable and differs between addresses', () => {
    expect(hash()).toBe(hash());
    expect(hashOf(headersOf('203.0.113.8'))).not.toBe(hash());
  });

  test('differs between installations', () => {
    const before = hash();
    rmSync(join(env().DATA_DIR, 'secrets', 'hash-key'));
    expect(hash()).not.toBe(before);
  });

  test('returns null if the address is unknown', () => {
    const unknown = { addressHash: null, prefixHash: null };
    expect(hashClientAddress(headersOf())).toEqual(unknown);
    expect(hashClientAddress(headersOf('nonsense'))).toEqual(unknown);
  });

  test('has one hash for all networks of an IPv6 /48, and none over IPv4', () => {
    const prefixOf = (peer: string) => hashClientAddress(headersOf(peer)).prefixHash;
    const prefix = prefixOf('2001:db8:1:2::1');
    expect(prefix).toMatch(/^[\w-]{43}$/);
    expect(prefix).not.toBe(hashOf(headersOf('2001:db8:1:2::1')));
    expect(prefixOf('2001:db8:1:ffff::1')).toBe(prefix);
    expect(prefixOf('2001:db8:2:2::1')).not.toBe(prefix);
    expect(prefixOf(address)).toBeNull();
  });

  test('hashes the address that TRUSTED_PROXIES proxies report', () => {
    const headers = headersOf('10.0.0.1', `6.6.6.6, ${address}`);
    settings.TRUSTED_PROXIES = 1;
    expect(hashOf(headers)).toBe(hash());
    settings.TRUSTED_PROXIES = 0;
    expect(hashOf(headers)).toBe(hashOf(headersOf('10.0.0.1')));
  });
});
