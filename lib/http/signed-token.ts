import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { SignedRoute } from '@/lib/i18n/routes';
import { loadSecret } from '@/lib/settings/secrets';

export type TokenResult<Data> =
  | { ok: true; data: Data; expiresAt: Date }
  | { ok: false; reason: 'invalid' | 'expired' };

/** Tokens that let whoever has them see or do one thing on a signed page. They are readable: put no secret into them. */
export type TokenKind<Data> = {
  create(data: Data, now?: Date): string;
  /** @param token as it came from a query or a form */
  read(token: unknown, now?: Date): TokenResult<Data>;
};

const envelope = z.object({ expiresAtSeconds: z.number().int(), data: z.unknown() });

/** @param route the page that a token of this kind is for: no other page accepts it */
export function defineToken<Data>(
  route: SignedRoute,
  lifetimeMs: number,
  schema: z.ZodType<Data>,
): TokenKind<Data> {
  return {
    create(data, now = new Date()) {
      const expiresAtSeconds = Math.floor((now.getTime() + lifetimeMs) / 1000);
      const json = JSON.stringify({ expiresAtSeconds, data });
      const text = Buffer.from(json).toString('base64url');
      return `${text}.${sign(route, text)}`;
    },
    read(token, now = new Date()) {
      const [text = '', signature = '', ...rest] = String(token).split('.');
      const invalid = { ok: false, reason: 'invalid' } as const;
      if (rest.length > 0 || !isSignature(signature, sign(route, text))) return invalid;
      const payload = envelope.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
      const content = schema.safeParse(payload.data?.data);
      // Signed by an older version of the site
      if (!payload.success || !content.success) return invalid;
      const expiresAt = new Date(payload.data.expiresAtSeconds * 1000);
      if (expiresAt <= now) return { ok: false, reason: 'expired' };
      return { ok: true, data: content.data, expiresAt };
    },
  };
}

function sign(route: SignedRoute, text: string): string {
  const key = Buffer.from(loadSecret('link-key'), 'base64');
  return createHmac('sha256', key).update(`${route}.${text}`).digest('base64url');
}

function isSignature(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
