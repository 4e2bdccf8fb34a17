import { describe, expect, test } from 'vitest';
import {
  classifyError,
  DeliveryError,
  describeError,
  type FailureKind,
  scheduleRetry,
} from './attempts';

describe('the next attempt', () => {
  const createdAt = new Date('2026-01-01T00:00:00Z');
  const now = new Date('2026-01-02T00:00:00Z');
  const waits = [0, 30, 120, 600];
  const dayMs = 24 * 3600 * 1000;

  /** Seconds until the next attempt. */
  function waitAfter(attempts: number, random = () => 0.5): number {
    const next = scheduleRetry({ createdAt, attempts }, 'temporary', now, waits, random);
    return ((next?.getTime() ?? Number.NaN) - now.getTime()) / 1000;
  }

  test('comes after waits that grow, of which the last repeats', () => {
    const seconds = [1, 2, 3, 4, 50].map((attempts) => waitAfter(attempts));
    expect(seconds).toEqual([30, 120, 600, 600, 600]);
  });

  test('is a second away at least, so that no drain tries a message for ever', () => {
    const next = scheduleRetry({ createdAt, attempts: 1 }, 'temporary', now, [0], () => 0);
    expect(next).toEqual(new Date(now.getTime() + 1000));
  });

  test('is spread by up to a tenth either way', () => {
    expect(waitAfter(3, () => 0)).toBeCloseTo(540);
    expect(waitAfter(3, () => 1)).toBeCloseTo(660);
    const own = Array.from({ length: 200 }, () => waitAfter(3, Math.random));
    expect(Math.min(...own)).toBeGreaterThanOrEqual(540);
    expect(Math.max(...own)).toBeLessThanOrEqual(660);
    expect(new Set(own).size).toBeGreaterThan(100);
  });

  test.each<FailureKind>(['temporary', 'misconfigured'])('is none after five days: %s', (fault) => {
    const at = (ms: number) =>
      scheduleRetry({ createdAt, attempts: 20 }, fault, new Date(createdAt.getTime() + ms), waits);
    expect(at(5 * dayMs - 1)).not.toBeNull();
    expect(at(5 * dayMs)).toBeNull();
  });

  test('is not over before the last of the waits, however late', () => {
    const late = new Date(createdAt.getTime() + 30 * dayMs);
    expect(scheduleRetry({ createdAt, attempts: 1 }, 'temporary', late, waits)).not.toBeNull();
  });

  test('is none after a refusal', () => {
    expect(scheduleRetry({ createdAt, attempts: 1 }, 'refused', now, waits)).toBeNull();
  });
});

/** As nodemailer makes it of an answer: « 550 5.1.1 no such user » to RCPT TO. */
function answered(code: string, command: string, response: string): Error {
  const responseCode = Number.parseInt(response, 10);
  return Object.assign(new Error(response), { code, command, response, responseCode });
}
const atGreeting = (response: string) => answered('EPROTOCOL', 'CONN', response);
const atStartTls = (response: string) => answered('ETLS', 'STARTTLS', response);
const atLogin = (response: string) => answered('EAUTH', 'AUTH PLAIN', response);
const atSender = (response: string) => answered('EENVELOPE', 'MAIL FROM', response);
const atRecipient = (response: string) => answered('EENVELOPE', 'RCPT TO', response);
const atData = (response: string) => answered('EENVELOPE', 'DATA', response);
const atContent = (response: string) => answered('EMESSAGE', 'DATA', response);

/** As nodemailer makes it of an error of Node.js, whose own code it moves aside. */
const unanswered = (code: string, originalCode?: string) =>
  Object.assign(new Error(code), { code, originalCode, command: 'CONN' });
const withCode = (code: string) => Object.assign(new Error(code), { code });
const fetchFailed = (code: string) => new TypeError('fetch failed', { cause: withCode(code) });
const timeout = new DOMException('The operation was aborted due to timeout', 'TimeoutError');

describe('what a failure means', () => {
  test.each<[string, unknown]>([
    ['421 in the greeting', atGreeting('421 4.3.2 too busy')],
    ['421 without an enhanced code', atGreeting('421 too busy')],
    ['421 to the sender', atSender('421 4.7.0 enough for now')],
    ['421 to the recipient', atRecipient('421 4.7.0 try again later')],
    ['421 for the content', atContent('421 4.4.2 timeout')],
    ['450 to the recipient', atRecipient('450 4.2.1 mailbox busy')],
    ['451 to the recipient', atRecipient('451 4.7.1 greylisted')],
    ['451 for the content', atContent('451 4.3.0 queue file write error')],
    ['452 to the sender', atSender('452 4.3.1 insufficient system storage')],
    ['452 to the recipient', atRecipient('452 4.5.3 too many recipients')],
    ['454 to STARTTLS', atStartTls('454 4.7.0 TLS not available')],
    ['454 to the password', atLogin('454 4.7.0 temporary authentication failure')],
    ['552 to the recipient without an enhanced code', atRecipient('552 too many recipients')],
    ['a full mailbox', atRecipient('552 5.2.2 mailbox full')],
    ['a full mailbox, by 550', atRecipient('550 5.2.2 over quota')],
    ['a full mailbox, after the content', atContent('552 5.2.2 over quota')],
    ['550 to the recipient that is contradicted', atRecipient('550 4.2.1 mailbox busy')],
    ['554 for the content that is contradicted', atContent('554 4.7.5 temporary failure')],
    ['550 to the sender that is contradicted', atSender('550 4.1.8 cannot resolve your domain')],
    ['a connection refused', unanswered('ESOCKET', 'ECONNREFUSED')],
    ['a connection reset', unanswered('ESOCKET', 'ECONNRESET')],
    ['a connection cut', unanswered('ECONNECTION')],
    ['a silence', unanswered('ETIMEDOUT')],
    ['a name that does not resolve', unanswered('EDNS', 'ENOTFOUND')],
    ['an attempt ended', Object.assign(new Error('', { cause: timeout }), { code: 'EABORT' })],
    ['a connection refused, of Node.js', withCode('ECONNREFUSED')],
    ['a webhook that does not listen', fetchFailed('ECONNREFUSED')],
    ['a webhook that is silent', timeout],
    ['a full disk', withCode('ENOSPC')],
    ['a pool that was closed', new Error('Connection pool was closed')],
    ['what nobody foresaw', 'text'],
    ['nothing', undefined],
    ['what a channel calls so', new DeliveryError('HTTP 503', 'temporary')],
  ])('temporary: %s', (_, error) => {
    expect(classifyError(error)).toBe('temporary');
  });

  test.each<[string, unknown]>([
    ['550 5.1.1 to the recipient', atRecipient('550 5.1.1 no such user')],
    ['550 in several lines', atRecipient('550-5.1.1 The account\n550 5.1.1 does not exist')],
    ['550 to the recipient without an enhanced code', atRecipient('550 unknown')],
    ['551 to the recipient', atRecipient('551 5.1.6 user has moved')],
    ['553 to the recipient', atRecipient('553 5.1.3 mailbox name not allowed')],
    ['556 to the recipient', atRecipient('556 5.1.10 null MX')],
    ['550 to DATA', atData('550 5.7.1 no')],
    ['554 5.7.1 for the content', atContent('554 5.7.1 looks like spam')],
    ['552 5.3.4 for the content', atContent('552 5.3.4 message too big')],
    ['a recipient that nodemailer itself does not take', withCode('EENVELOPE')],
    ['a content larger than the server announced', withCode('EMESSAGE')],
    ['what a channel calls so', new DeliveryError('payload erased', 'refused')],
  ])('refused: %s', (_, error) => {
    expect(classifyError(error)).toBe('refused');
  });

  test.each<[string, unknown]>([
    ['554 in the greeting', atGreeting('554 5.7.1 no service for you')],
    ['502 to STARTTLS', atStartTls('502 5.5.1 not implemented')],
    ['535 to the password', atLogin('535 5.7.8 wrong password')],
    ['534 to the password', atLogin('534 5.7.9 mechanism too weak')],
    ['530 to the sender', atSender('530 5.7.0 authentication required')],
    ['530 to the recipient', atRecipient('530 5.7.0 must issue STARTTLS first')],
    ['550 to the sender', atSender('550 5.7.1 not your sender')],
    ['553 to the sender', atSender('553 5.7.1 not owned by user')],
    ['503 to the recipient', atRecipient('503 5.5.1 need MAIL first')],
    ['503 to DATA', atData('503 5.5.1 need RCPT first')],
    ['no password for a server that wants one', withCode('ENOAUTH')],
    ['a password that nodemailer lacks', unanswered('EAUTH')],
    ['a certificate signed by nobody', unanswered('ESOCKET', 'DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['a certificate of an unknown issuer', unanswered('ESOCKET', 'SELF_SIGNED_CERT_IN_CHAIN')],
    ['an incomplete chain', unanswered('ESOCKET', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
    ['a certificate of another host', unanswered('ESOCKET', 'ERR_TLS_CERT_ALTNAME_INVALID')],
    ['a certificate that is over', unanswered('ESOCKET', 'CERT_HAS_EXPIRED')],
    ['TLS where there is none', unanswered('ESOCKET', 'ERR_SSL_WRONG_VERSION_NUMBER')],
    ['a certificate, of Node.js', withCode('CERT_HAS_EXPIRED')],
    ['a webhook’s certificate', fetchFailed('DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['what a channel calls so', new DeliveryError('HTTP 404', 'misconfigured')],
  ])('misconfigured: %s', (_, error) => {
    expect(classifyError(error)).toBe('misconfigured');
  });
});

describe('what is written down of an error', () => {
  test.each<[unknown, string]>([
    [atRecipient('550 5.1.1 no such user'), 'EENVELOPE 550 5.1.1'],
    [atRecipient('550 unknown'), 'EENVELOPE 550'],
    [new DeliveryError('HTTP 503', 'temporary'), 'HTTP 503'],
    [unanswered('EDNS'), 'EDNS'],
    [new TypeError('text'), 'TypeError'],
    [{}, 'unknown error'],
    [undefined, 'unknown error'],
  ])('are its codes: %#', (error, expected) => {
    expect(describeError(error)).toBe(expected);
  });

  test('tells what Node.js said, where a library wrapped it', () => {
    expect(describeError(unanswered('ESOCKET', 'ECONNREFUSED'))).toContain('ECONNREFUSED');
    expect(describeError(fetchFailed('ECONNREFUSED'))).toContain('ECONNREFUSED');
    expect(describeError(timeout)).toMatch(/timeout/i);
  });

  test.each<[string, unknown]>([
    [
      'an answer',
      Object.assign(atRecipient('550 5.1.1 <amina@example.org>: unknown'), {
        rejected: ['amina@example.org'],
        recipient: 'amina@example.org',
        rejectedErrors: [atRecipient('550 <amina@example.org>')],
      }),
    ],
    ['an answer in place of an enhanced code', atRecipient('550 amina@example.org unknown')],
    ['an error of any kind', new TypeError('amina@example.org')],
    ['its cause', new TypeError('', { cause: new Error('amina@example.org') })],
    ['a text', 'amina@example.org'],
  ])('is never an address: %s', (_, error) => {
    expect(describeError(error)).not.toMatch(/@|amina|example/);
    expect(describeError(error)).not.toBe('');
  });
});
