import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The token of a link in the digest, which releases a suspected lead. */
export function signRelease(dataDir: string, reference: string): string {
  const payload = { expiresAtSeconds: Math.ceil(Date.now() / 1000) + 60, data: { reference } };
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  const key = Buffer.from(readFileSync(join(dataDir, 'secrets/link-key'), 'utf8'), 'base64');
  return `${text}.${createHmac('sha256', key).update(`release.${text}`).digest('base64url')}`;
}
