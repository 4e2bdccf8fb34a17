import { describe, expect, test } from 'vitest';
import type { FailureKind } from './delivery-error';
import { scheduleRetry } from './retry';

describe('scheduleRetry', () => {
  const createdAt = new Date('2026-01-01T00:00:00Z');
  const now = new Date('2026-01-02T00:00:00Z');
  const waits = [0, 30, 120, 600];
  const dayMs = 24 * 3600 * 1000;

  /** Seconds until the next attempt. */
  function waitAfter(attempts: number, random = () => 0.5): number {
    const next = scheduleRetry({ createdAt, attempts }, 'temporary', now, waits, random);
    return ((next?.getTime() ?? Number.NaN) - now.getTime()) / 1000;
  }

  test('waits as configured, and repeats the last wait', () => {
    const seconds = [1, 2, 3, 4, 50].map((attempts) => waitAfter(attempts));
    expect(seconds).toEqual([30, 120, 600, 600, 600]);
  });

  test('waits at least a second, so that a drain ends', () => {
    const next = scheduleRetry({ createdAt, attempts: 1 }, 'temporary', now, [0], () => 0);
    expect(next).toEqual(new Date(now.getTime() + 1000));
  });

  test('adds a jitter of up to 10 %', () => {
    expect(waitAfter(3, () => 0)).toBeCloseTo(540);
    expect(waitAfter(3, () => 1)).toBeCloseTo(660);
    const own = Array.from({ length: 200 }, () => waitAfter(3, Math.random));
    expect(Math.min(...own)).toBeGreaterThanOrEqual(540);
    expect(Math.max(...own)).toBeLessThanOrEqual(660);
    expect(new Set(own).size).toBeGreaterThan(100);
  });

  test.each<FailureKind>(['temporary', 'misconfigured'])('gives up after five days: %s', (kind) => {
    const at = (ms: number) =>
      scheduleRetry({ createdAt, attempts: 20 }, kind, new Date(createdAt.getTime() + ms), waits);
    expect(at(5 * dayMs - 1)).not.toBeNull();
    expect(at(5 * dayMs)).toBeNull();
  });

  test('does not give up before the last of the waits, however old the message is', () => {
    const late = new Date(createdAt.getTime() + 30 * dayMs);
    expect(scheduleRetry({ createdAt, attempts: 1 }, 'temporary', late, waits)).not.toBeNull();
  });

  test('gives up after a refusal', () => {
    expect(scheduleRetry({ createdAt, attempts: 1 }, 'refused', now, waits)).toBeNull();
  });
});
