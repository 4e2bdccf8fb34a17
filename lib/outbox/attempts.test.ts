import { describe, expect, test } from 'vitest';
import { describeError, scheduleRetry } from './attempts';

const createdAt = new Date('2026-01-01T00:00:00Z');
const now = new Date('2026-01-02T00:00:00Z');
const waits = [0, 30, 120, 600];
const refused = { code: 'ECONNREFUSED' };
const dayMs = 24 * 3600 * 1000;

/** Seconds until the next attempt. */
function waitAfter(attempts: number, random = () => 0.5): number {
  const next = scheduleRetry({ createdAt, attempts }, refused, now, waits, random);
  return ((next?.getTime() ?? Number.NaN) - now.getTime()) / 1000;
}

test('the waits come in order, and the last one repeats', () => {
  expect([1, 2, 3, 4, 50].map((attempts) => waitAfter(attempts))).toEqual([30, 120, 600, 600, 600]);
});

test('a wait of nothing is still later, so that no drain tries a mail for ever', () => {
  const next = scheduleRetry({ createdAt, attempts: 1 }, refused, now, [0]);
  expect(next?.getTime()).toBeGreaterThan(now.getTime());
});

test('each is spread by up to a tenth either way', () => {
  expect(waitAfter(3, () => 0)).toBeCloseTo(540);
  expect(waitAfter(3, () => 1)).toBeCloseTo(660);
  const own = Array.from({ length: 200 }, () => waitAfter(3, Math.random));
  expect(Math.min(...own)).toBeGreaterThanOrEqual(540);
  expect(Math.max(...own)).toBeLessThanOrEqual(660);
  expect(new Set(own).size).toBeGreaterThan(100);
});

test('after five days there is no next attempt', () => {
  const after = (ms: number) =>
    scheduleRetry({ createdAt, attempts: 20 }, refused, new Date(createdAt.getTime() + ms), waits);
  expect(after(5 * dayMs - 1)).not.toBeNull();
  expect(after(5 * dayMs)).toBeNull();
});

describe('a refusal', () => {
  const next = (error: unknown) => scheduleRetry({ createdAt, attempts: 1 }, error, now, waits);

  test.each([
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 },
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 553 },
    { code: 'EMESSAGE', command: 'DATA', responseCode: 554 },
  ])('of recipient or content is for good: %j', (error) => {
    expect(next(error)).toBeNull();
  });

  test.each([
    { code: 'EAUTH', responseCode: 535 },
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 },
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 421 },
    { code: 'EMESSAGE', command: 'DATA', responseCode: 452 },
    { code: 'EPROTOCOL', responseCode: 554 },
    { code: 'ECONNREFUSED' },
    { code: 'EDNS' },
    { code: 'ETIMEDOUT' },
    { code: 'ESOCKET' },
    new Error('Unexpected'),
  ])('that may pass, or that we can mend, is not: %j', (error) => {
    expect(next(error)).toBeInstanceOf(Date);
  });
});

test('what is written down of an error are its codes, never an address', () => {
  const error = Object.assign(new Error('550 <jawad@example.com>: unknown'), {
    code: 'EENVELOPE',
    responseCode: 550,
    response: '550 <jawad@example.com>: unknown',
    rejected: ['jawad@example.com'],
  });
  expect(describeError(error)).toBe('EENVELOPE 550');
  expect(describeError(new TypeError('jawad@example.com'))).toBe('TypeError');
  expect(describeError({})).not.toBe('');
});
