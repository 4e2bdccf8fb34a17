import { describe, expect, test } from 'vitest';
import { classifyError, DeliveryError, describeError } from './delivery-error';

/** nodemailer’s error for a reply, e.g. `550 5.1.1 no such user` to RCPT TO. */
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

/** nodemailer’s error for a failed connection. */
const unanswered = (code: string, originalCode?: string) =>
  Object.assign(new Error(code), { code, originalCode, command: 'CONN' });
const withCode = (code: string) => Object.assign(new Error(code), { code });
const fetchFailed = (code: string) => new TypeError('fetch failed', { cause: withCode(code) });
const timeout = new DOMException('The operation was aborted due to timeout', 'TimeoutError');

describe('classifyError', () => {
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
    ['550 to the recipient with a temporary enhanced code', atRecipient('550 4.2.1 mailbox busy')],
    [
      '554 for the content with a temporary enhanced code',
      atContent('554 4.7.5 temporary failure'),
    ],
    [
      '550 to the sender with a temporary enhanced code',
      atSender('550 4.1.8 cannot resolve your domain'),
    ],
    ['a connection refused', unanswered('ESOCKET', 'ECONNREFUSED')],
    ['a connection reset', unanswered('ESOCKET', 'ECONNRESET')],
    ['a connection cut', unanswered('ECONNECTION')],
    ['a time-out', unanswered('ETIMEDOUT')],
    ['a name that does not resolve', unanswered('EDNS', 'ENOTFOUND')],
    ['an aborted attempt', Object.assign(new Error('', { cause: timeout }), { code: 'EABORT' })],
    ['a connection refused, of Node.js', withCode('ECONNREFUSED')],
    ['a webhook that refuses the connection', fetchFailed('ECONNREFUSED')],
    ['a webhook that times out', timeout],
    ['a full disk', withCode('ENOSPC')],
    ['a pool that was closed', new Error('Connection pool was closed')],
    ['a thrown string', 'text'],
    ['undefined', undefined],
    ['a DeliveryError', new DeliveryError('HTTP 503', 'temporary')],
  ])('calls temporary: %s', (_, error) => {
    expect(classifyError(error)).toBe('temporary');
  });

  test.each<[string, unknown]>([
    ['550 5.1.1 to the recipient', atRecipient('550 5.1.1 no such user')],
    ['550 in several lines', atRecipient('550-5.1.1 The account\n550 5.1.1 does not exist')],
    ['550 to the recipient without an enhanced code', atRecipient('550 unknown')],
    ['500 to the recipient', atRecipient('500 syntax error')],
    ['551 to the recipient', atRecipient('551 5.1.6 user has moved')],
    ['553 to the recipient', atRecipient('553 5.1.3 mailbox name not allowed')],
    ['556 to the recipient', atRecipient('556 5.1.10 null MX')],
    ['550 to DATA', atData('550 5.7.1 no')],
    ['554 5.7.1 for the content', atContent('554 5.7.1 looks like spam')],
    ['552 5.3.4 for the content', atContent('552 5.3.4 message too big')],
    ['a recipient that nodemailer rejects', withCode('EENVELOPE')],
    ['a content larger than the server announced', withCode('EMESSAGE')],
    ['a DeliveryError', new DeliveryError('payload erased', 'refused')],
  ])('calls refused: %s', (_, error) => {
    expect(classifyError(error)).toBe('refused');
  });

  test.each<[string, unknown]>([
    ['554 in the greeting', atGreeting('554 5.7.1 no service for you')],
    ['502 to STARTTLS', atStartTls('502 5.5.1 not implemented')],
    ['500 to the sender', atSender('500 5.5.2 syntax error')],
    ['535 to the password', atLogin('535 5.7.8 wrong password')],
    ['534 to the password', atLogin('534 5.7.9 mechanism too weak')],
    ['530 to the sender', atSender('530 5.7.0 authentication required')],
    ['530 to the recipient', atRecipient('530 5.7.0 must issue STARTTLS first')],
    ['550 to the sender', atSender('550 5.7.1 not your sender')],
    ['553 to the sender', atSender('553 5.7.1 not owned by user')],
    ['503 to the recipient', atRecipient('503 5.5.1 need MAIL first')],
    ['503 to DATA', atData('503 5.5.1 need RCPT first')],
    ['a missing password', withCode('ENOAUTH')],
    ['a password that nodemailer misses', unanswered('EAUTH')],
    ['a self-signed certificate', unanswered('ESOCKET', 'DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['a certificate of an unknown issuer', unanswered('ESOCKET', 'SELF_SIGNED_CERT_IN_CHAIN')],
    ['an incomplete chain', unanswered('ESOCKET', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
    ['a certificate of another host', unanswered('ESOCKET', 'ERR_TLS_CERT_ALTNAME_INVALID')],
    ['an expired certificate', unanswered('ESOCKET', 'CERT_HAS_EXPIRED')],
    ['TLS to a server without it', unanswered('ESOCKET', 'ERR_SSL_WRONG_VERSION_NUMBER')],
    ['a certificate, of Node.js', withCode('CERT_HAS_EXPIRED')],
    ['a webhook’s certificate', fetchFailed('DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['a DeliveryError', new DeliveryError('HTTP 404', 'misconfigured')],
  ])('calls misconfigured: %s', (_, error) => {
    expect(classifyError(error)).toBe('misconfigured');
  });
});

describe('describeError', () => {
  test.each<[unknown, string]>([
    [atRecipient('550 5.1.1 no such user'), 'EENVELOPE 550 5.1.1'],
    [atRecipient('550 unknown'), 'EENVELOPE 550'],
    [new DeliveryError('HTTP 503', 'temporary'), 'HTTP 503'],
    [unanswered('EDNS'), 'EDNS'],
    [new TypeError('text'), 'TypeError'],
    [{}, 'unknown error'],
    [undefined, 'unknown error'],
  ])('returns the codes: %#', (error, expected) => {
    expect(describeError(error)).toBe(expected);
  });

  test('includes the code of a wrapped Node.js error', () => {
    expect(describeError(unanswered('ESOCKET', 'ECONNREFUSED'))).toContain('ECONNREFUSED');
    expect(describeError(fetchFailed('ECONNREFUSED'))).toContain('ECONNREFUSED');
    expect(describeError(timeout)).toMatch(/timeout/i);
  });

  test.each<[string, unknown]>([
    [
      'a reply',
      Object.assign(atRecipient('550 5.1.1 <amina@example.org>: unknown'), {
        rejected: ['amina@example.org'],
        recipient: 'amina@example.org',
        rejectedErrors: [atRecipient('550 <amina@example.org>')],
      }),
    ],
    ['a reply without an enhanced code', atRecipient('550 amina@example.org unknown')],
    ['an unknown error', new TypeError('amina@example.org')],
    ['its cause', new TypeError('', { cause: new Error('amina@example.org') })],
    ['a thrown string', 'amina@example.org'],
  ])('never includes an address: %s', (_, error) => {
    expect(describeError(error)).not.toMatch(/@|amina|example/);
    expect(describeError(error)).not.toBe('');
  });
});
