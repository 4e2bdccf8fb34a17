const maxRetryAgeMs = 5 * 24 * 3600 * 1000;
const shortestWaitMs = 1000;
const jitter = 0.1;

/**
 * How an attempt failed. Temporary: it may go by itself. Misconfigured: the owner must mend something (password,
 * sender, certificate, relay), then it goes. Refused: this recipient or content is not taken, however often one asks.
 */
export type FailureKind = 'temporary' | 'misconfigured' | 'refused';

/** Thrown by channels that know themselves what a failure means. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  /** @param code what may be logged of it, as `HTTP 503` */
  constructor(
    readonly code: string,
    readonly fault: FailureKind,
  ) {
    super(code);
  }
}

type Attempt = { createdAt: Date; attempts: number };

/**
 * When the next attempt is due after one that failed, or null to give up: it was refused, or five days are over.
 * @param waits seconds before the 1st, 2nd … attempt; the last repeats
 */
export function scheduleRetry(
  { createdAt, attempts }: Attempt,
  fault: FailureKind,
  now: Date,
  waits: number[],
  random = Math.random,
): Date | null {
  // Neither after a long stop of the site nor when the author says « again » is one attempt all there is.
  const exhausted =
    attempts >= waits.length && now.getTime() - createdAt.getTime() >= maxRetryAgeMs;
  if (fault === 'refused' || exhausted) return null;
  const seconds = waits[Math.min(attempts, waits.length - 1)] ?? 0;
  // Without it, all that failed together would come back together.
  const factor = 1 + jitter * (2 * random() - 1);
  return new Date(now.getTime() + Math.max(shortestWaitMs, seconds * 1000 * factor));
}

const codesOfConfiguration = new Set([
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'ETLS',
  'EREQUIRETLS',
  'ECONFIG',
  'EPROXY',
]);

type SmtpError = {
  code?: unknown;
  /** Node.js's own, where nodemailer's takes its place */
  originalCode?: unknown;
  command?: unknown;
  responseCode?: unknown;
  response?: unknown;
  cause?: unknown;
};

/**
 * What a failed attempt means, by the code of the answer and the command that it answered (RFC 5321, 4.2.1
 * and 4.3.2) and by its enhanced code where there is one (RFC 3463, RFC 5248).
 */
export function classifyError(error: unknown): FailureKind {
  if (error instanceof DeliveryError) return error.fault;
  const { code, command, responseCode } = (error ?? {}) as SmtpError;
  if (typeof responseCode !== 'number' || responseCode < 400) {
    // Nobody answered: our own side found the fault.
    if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'refused';
    return isConfiguration(error) ? 'misconfigured' : 'temporary';
  }
  if (responseCode < 500) return 'temporary';
  const enhanced = enhancedCodeOf(error);
  // A gateway that contradicts itself is believed where it leaves hope.
  if (enhanced?.startsWith('4.')) return 'temporary';
  const aboutMail = command === 'RCPT TO' || command === 'DATA';
  // A refusal of the connection, the password (530, RFC 4954), the sender, or a command out of order is about us.
  if (!aboutMail || responseCode === 530 || responseCode === 503) return 'misconfigured';
  // Many servers say only at the recipient that they do not relay for us (X.7.x), or that the sender is none of ours.
  if (command === 'RCPT TO' && enhanced && /^5\.(?:7\.|1\.[78]$)/.test(enhanced)) {
    return 'misconfigured';
  }
  // A full mailbox can be emptied (RFC 3463, X.2.2); 552 is also « too many recipients » (RFC 5321, 4.5.3.1.10).
  if (enhanced === '5.2.2' || (responseCode === 552 && !enhanced)) return 'temporary';
  return 'refused';
}

/** Node.js names what is wrong with a certificate in many codes. */
function isConfiguration(error: unknown): boolean {
  const certificate = /CERT|SIGNATURE|ERR_TLS|ERR_SSL/;
  return codesOf(error).some((code) => codesOfConfiguration.has(code) || certificate.test(code));
}

/** The codes of an error and of what caused it. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Object)) return [];
  const { code, originalCode, cause } = error as SmtpError;
  const own = [code, originalCode].filter((value) => typeof value === 'string');
  return [...new Set([...own, ...codesOf(cause)])];
}

function enhancedCodeOf(error: unknown): string | undefined {
  const { response } = (error ?? {}) as SmtpError;
  if (typeof response !== 'string') return undefined;
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
}

/** What may be written down of an error: its codes, never its text, which may quote an address. */
export function describeError(error: unknown): string {
  const { name, responseCode } = (error ?? {}) as { name?: unknown; responseCode?: unknown };
  const codes = codesOf(error);
  const what = codes.length > 0 ? codes : [name ?? 'unknown error'];
  return [...what, responseCode, enhancedCodeOf(error)].filter(Boolean).join(' ');
}
