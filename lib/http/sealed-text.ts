import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { loadSecret } from '@/lib/settings/secrets';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** For a URL that must not show the text, e.g. what somebody typed. */
export function sealText(text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key(), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Empty for anything that `sealText` has not made. */
export function openText(sealed: unknown): string {
  const bytes = Buffer.from(String(sealed ?? ''), 'base64url');
  if (bytes.length < ivBytes + tagBytes) return '';
  try {
    const decipher = createDecipheriv(algorithm, key(), bytes.subarray(0, ivBytes));
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const text = decipher.update(bytes.subarray(ivBytes + tagBytes));
    return Buffer.concat([text, decipher.final()]).toString();
  } catch {
    return '';
  }
}

function key(): Uint8Array {
  const secret = Buffer.from(loadSecret('link-key'), 'base64');
  return new Uint8Array(hkdfSync('sha256', secret, '', 'sealed text', 32));
}
