import { rmSync, statSync, writeFileSync } from 'node:fs';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { beforeEach, expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { checkDkimKey, dkimKeyPath, prepareDkimRecord } from './dkim';
import { withSmtpServers } from './smtp-testing';

const smtp = withSmtpServers();

beforeEach(() => {
  env().DKIM_DOMAIN = 'example.com';
  rmSync(dkimKeyPath(), { force: true });
});

async function verify(mail: Buffer | undefined, record: { name: string; value: string }) {
  const { results } = await dkimVerify(mail ?? '', {
    resolver: async (name: string) => {
      if (name === record.name) return [[record.value]];
      throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
    },
  });
  return results.map(({ status, signingDomain }) => [status.result, signingDomain]);
}

test('a mail that arrives has a signature that its DNS record verifies', async () => {
  const { received } = await smtp.startServer();
  const record = prepareDkimRecord();
  expect(record.name).toBe('site._domainkey.example.com');
  await smtp.send();
  const [mail] = received;
  expect(await verify(mail, record)).toEqual([['pass', 'example.com']]);
  const changed = Buffer.from(String(mail).replace('Subject: ', 'Subject: Re: '));
  expect(await verify(changed, record)).toEqual([['fail', 'example.com']]);
});

test('without DKIM_DOMAIN mails are not signed', async () => {
  env().DKIM_DOMAIN = undefined;
  const { received } = await smtp.startServer();
  await smtp.send();
  expect(String(received[0])).not.toMatch(/^DKIM-Signature:/im);
  expect(prepareDkimRecord).toThrow('Set DKIM_DOMAIN');
});

test('the key is made once, and only its owner can read it', () => {
  const record = prepareDkimRecord();
  expect(prepareDkimRecord()).toEqual(record);
  expect(statSync(dkimKeyPath()).mode & 0o777).toBe(0o600);
});

test('a start with DKIM_DOMAIN needs a usable key, and says how to make it', () => {
  expect(checkDkimKey).toThrow(
    /DKIM_DOMAIN is example.com, but .*dkim-key is missing.*npm run mail/,
  );
  prepareDkimRecord();
  expect(checkDkimKey).not.toThrow();
  writeFileSync(dkimKeyPath(), 'no key');
  expect(checkDkimKey).toThrow(/is not an RSA key/);
});
