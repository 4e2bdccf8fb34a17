import type { MxRecord } from 'node:dns';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { env } from '@/lib/settings/env';
import { canReceiveMail, type MailResolver } from './mail-domain';

const settings = env();
beforeEach(() => {
  settings.MAIL_DOMAIN_LOOKUP = 'on';
});
afterEach(() => {
  vi.useRealTimers();
});

type Answer<Item> = Item[] | string | 'never';
type Zone = { mx?: Answer<MxRecord>; a?: Answer<string>; aaaa?: Answer<string> };

function resolverOf({ mx = 'ENODATA', a = 'ENODATA', aaaa = 'ENODATA' }: Zone) {
  const asked: string[] = [];
  const answer =
    <Item>(given: Answer<Item>) =>
    async (name: string): Promise<Item[]> => {
      asked.push(name);
      if (given === 'never') return new Promise(() => {});
      if (typeof given === 'string') throw Object.assign(new Error(given), { code: given });
      return given;
    };
  const resolver = {
    resolveMx: answer(mx),
    resolve4: answer(a),
    resolve6: answer(aaaa),
    cancel: vi.fn(),
  } as unknown as MailResolver;
  return { resolver, asked };
}

const canReceive = (zone: Zone) => canReceiveMail('amina@example.org', resolverOf(zone).resolver);
const exchange = { exchange: 'mail.example.org', priority: 10 };

test.each<[string, boolean, Zone]>([
  ['an MX', true, { mx: [exchange] }],
  ['only an A record', true, { a: ['192.0.2.1'] }],
  ['only an AAAA record', true, { aaaa: ['2001:db8::1'] }],
  ['a null MX', false, { mx: [{ exchange: '', priority: 0 }], a: ['192.0.2.1'] }],
  ['a null MX with its dot', false, { mx: [{ exchange: '.', priority: 0 }] }],
  ['neither MX, A nor AAAA', false, {}],
  ['no name', false, { mx: 'ENOTFOUND', a: 'ENOTFOUND', aaaa: 'ENOTFOUND' }],
  ['a server that fails', true, { mx: 'ESERVFAIL' }],
  ['no server', true, { mx: 'ECONNREFUSED' }],
  ['no MX and a failure after it', true, { a: 'ETIMEOUT' }],
])('%s: %s', async (_, expected, zone) => {
  expect(await canReceive(zone)).toBe(expected);
});

test('an answer that takes longer than a second counts as fine', async () => {
  vi.useFakeTimers();
  const { resolver } = resolverOf({ mx: 'never' });
  const result = canReceiveMail('amina@example.org', resolver);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await result).toBe(true);
  expect(resolver.cancel).toHaveBeenCalled();
});

test('nothing is looked up where it is switched off', async () => {
  settings.MAIL_DOMAIN_LOOKUP = 'off';
  const { resolver, asked } = resolverOf({});
  expect(await canReceiveMail('amina@example.org', resolver)).toBe(true);
  expect(asked).toEqual([]);
});

test('an internationalized domain is asked for in ASCII', async () => {
  const { resolver, asked } = resolverOf({ mx: [exchange] });
  await canReceiveMail('amina@société.fr', resolver);
  expect(asked).toEqual(['xn--socit-esab.fr']);
});
