import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defineToken } from './signed-token';

const hourMs = 3_600_000;
const now = new Date('2026-03-01T08:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const schema = z.object({ lead: z.number().int() });
const release = defineToken('release', hourMs, schema);

test('a token gives back what it was made of, until it expires', () => {
  const token = release.create({ lead: 7 }, now);
  expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
  const expiresAt = later(hourMs);
  expect(release.read(token, now)).toEqual({ ok: true, data: { lead: 7 }, expiresAt });
  expect(release.read(token, later(hourMs - 1000))).toMatchObject({ ok: true });
  expect(release.read(token, later(hourMs))).toEqual({ ok: false, reason: 'expired' });
});

describe('a token is refused', () => {
  const invalid = { ok: false, reason: 'invalid' };
  const token = release.create({ lead: 7 }, now);
  const [text = '', signature = ''] = token.split('.');
  const forged = Buffer.from(JSON.stringify([later(hourMs).getTime(), { lead: 8 }]));

  test.each([
    ['with another text', `${forged.toString('base64url')}.${signature}`],
    [
      'with another signature',
      `${text}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
    ],
    ['cut off', token.slice(0, -1)],
    ['without a signature', text],
    ['with an empty signature', `${text}.`],
    ['with a third part', `${token}.x`],
    ['as an array', [token, token]],
    ['as an object', { token }],
    ['when it is empty', ''],
    ['when it is missing', undefined],
    ['with characters of several bytes', `${text}.${'é'.repeat(43)}`],
  ])('%s', (_, given) => {
    expect(release.read(given, now)).toEqual(invalid);
  });

  test('by a page of another purpose', () => {
    expect(defineToken('correct', hourMs, schema).read(token, now)).toEqual(invalid);
  });

  test('when its content has another form than today’s', () => {
    const former = defineToken('release', hourMs, z.object({ reference: z.string() }));
    expect(release.read(former.create({ reference: 'IA-7K3F9' }, now), now)).toEqual(invalid);
  });
});
