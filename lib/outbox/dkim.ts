import 'server-only';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env } from '@/lib/settings/env';
import { readIfExistsSync } from '@/lib/settings/read-if-exists';

export const dkimKeyPath = () => join(env().DATA_DIR, 'secrets', 'dkim-key');

/** How nodemailer signs mails; undefined without DKIM_DOMAIN. @throws if there is no usable key */
export function getDkimOptions() {
  const { DKIM_DOMAIN: domainName, DKIM_SELECTOR: keySelector } = env();
  return domainName ? { domainName, keySelector, privateKey: readKey(domainName) } : undefined;
}

/** Throws, with what to do, if mails are to be signed and there is no key. */
export function checkDkimKey(): void {
  getDkimOptions();
}

function readKey(domain: string): string {
  const pem = readIfExistsSync(dkimKeyPath())?.toString();
  const isUsable = pem !== undefined && isRsaKey(pem);
  if (isUsable) return pem;
  throw new Error(
    `DKIM_DOMAIN is ${domain}, but ${dkimKeyPath()} ${pem === undefined ? 'is missing' : 'is not an RSA key'}: ` +
      '`npm run mail -- dkim` makes one and prints its DNS record.',
  );
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** Makes the key unless there is one. @returns the DNS record of its public half (RFC 6376, 3.6) */
export function prepareDkimRecord(): { name: string; value: string } {
  const { DKIM_DOMAIN, DKIM_SELECTOR } = env();
  if (!DKIM_DOMAIN) throw new Error('Set DKIM_DOMAIN to the domain of MAIL_FROM first.');
  if (!readIfExistsSync(dkimKeyPath())) writeKey();
  const key = createPublicKey(readKey(DKIM_DOMAIN)).export({ type: 'spki', format: 'der' });
  return {
    name: `${DKIM_SELECTOR}._domainkey.${DKIM_DOMAIN}`,
    value: `v=DKIM1; k=rsa; p=${key.toString('base64')}`,
  };
}

function writeKey(): void {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  mkdirSync(dirname(dkimKeyPath()), { recursive: true, mode: 0o700 });
  writeFileSync(dkimKeyPath(), pem, { mode: 0o600, flag: 'wx' });
}
