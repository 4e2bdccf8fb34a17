const giveUpAfterMs = 5 * 24 * 3600 * 1000;
const jitter = 0.1;

type Attempt = { createdAt: Date; attempts: number };

/**
 * When the next attempt is due after one that failed, or null to give up: five days are over, or the
 * server refused the recipient or the content for good.
 * @param waits seconds before the 1st, 2nd … attempt; the last repeats
 */
export function scheduleRetry(
  { createdAt, attempts }: Attempt,
  error: unknown,
  now: Date,
  waits: number[],
  random = Math.random,
): Date | null {
  if (isPermanent(error) || now.getTime() - createdAt.getTime() >= giveUpAfterMs) return null;
  const seconds = waits[Math.min(attempts, waits.length - 1)] ?? 0;
  // Without it, all that failed together would come back together.
  const factor = 1 + jitter * (2 * random() - 1);
  return new Date(now.getTime() + Math.max(1, seconds * 1000 * factor));
}

/**
 * A 5xx answer to the recipient or the content (RFC 5321, 4.2.1) stays the same however often one asks. One to the
 * connection, the password (530, RFC 4954) or the sender is about us, and can be mended.
 */
function isPermanent(error: unknown): boolean {
  const { command, responseCode } = error as { command?: unknown; responseCode?: unknown };
  const refused = command === 'RCPT TO' || command === 'DATA';
  return refused && typeof responseCode === 'number' && responseCode >= 500 && responseCode !== 530;
}

/** What may be written down of an error: its codes, never its text, which may quote an address. */
export function describeError(error: unknown): string {
  const { code, responseCode, name } = error as Record<string, unknown>;
  return [code ?? name ?? 'unknown error', responseCode].filter(Boolean).join(' ');
}
