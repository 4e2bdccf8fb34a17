/** `misconfigured` is retried until the owner changes a setting; `refused` is permanent. */
export type FailureKind = 'temporary' | 'misconfigured' | 'refused';

export class DeliveryError extends Error {
  override name = 'DeliveryError';
  constructor(
    readonly code: string,
    readonly kind: FailureKind,
  ) {
    super(code);
  }
}

const configurationCodes = new Set([
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'ETLS',
  'EREQUIRETLS',
  'ECONFIG',
  'EPROXY',
]);
const certificateCode = /CERT|SIGNATURE|ERR_TLS|ERR_SSL/;

type SmtpError = {
  code?: unknown;
  originalCode?: unknown;
  command?: unknown;
  responseCode?: unknown;
  response?: unknown;
  cause?: unknown;
};

/** Judges by reply code and command (RFC 5321, 4.2.1 and 4.3.2) and enhanced status code (RFC 3463, RFC 5248). */
export function classifyError(error: unknown): FailureKind {
  if (error instanceof DeliveryError) return error.kind;
  const { code, responseCode } = (error ?? {}) as SmtpError;
  if (typeof responseCode === 'number' && responseCode >= 400)
    return classifyReply(error as object);
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'refused';
  return isConfigurationError(error) ? 'misconfigured' : 'temporary';
}

function classifyReply(error: SmtpError): FailureKind {
  const { command, responseCode } = error;
  const enhanced = enhancedCodeOf(error);
  if (Number(responseCode) < 500 || enhanced?.startsWith('4.')) return 'temporary';
  const aboutMail = command === 'RCPT TO' || command === 'DATA';
  // 530 requires authentication (RFC 4954); 503 is a bad sequence of commands.
  if (!aboutMail || responseCode === 530 || responseCode === 503) return 'misconfigured';
  // Servers often deny relaying (X.7.x) or reject the sender (X.1.7, X.1.8) only in reply to RCPT TO.
  if (command === 'RCPT TO' && enhanced && /^5\.(?:7\.|1\.[78]$)/.test(enhanced)) {
    return 'misconfigured';
  }
  // A full mailbox (RFC 3463, X.2.2); 552 may also mean too many recipients (RFC 5321, 4.5.3.1.10).
  if (enhanced === '5.2.2' || (responseCode === 552 && !enhanced)) return 'temporary';
  return 'refused';
}

function isConfigurationError(error: unknown): boolean {
  return codesOf(error).some((code) => configurationCodes.has(code) || certificateCode.test(code));
}

function codesOf(error: unknown): string[] {
  if (!(error instanceof Object)) return [];
  const { code, originalCode, cause } = error as SmtpError;
  const own = [code, originalCode].filter((value) => typeof value === 'string');
  return [...new Set([...own, ...codesOf(cause)])];
}

function enhancedCodeOf({ response }: SmtpError): string | undefined {
  if (typeof response !== 'string') return undefined;
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
}

/** The error's codes without its message, which may quote an address. */
export function describeError(error: unknown): string {
  const { name, responseCode } = (error ?? {}) as { name?: unknown; responseCode?: unknown };
  const codes = codesOf(error);
  const first = codes.length > 0 ? codes : [name ?? 'unknown error'];
  return [...first, responseCode, enhancedCodeOf((error ?? {}) as SmtpError)]
    .filter(Boolean)
    .join(' ');
}
