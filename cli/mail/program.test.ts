import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { withSmtpServers } from '@/lib/outbox/smtp-testing';
import { parse } from '@/lib/outbox/testing';
import { env } from '@/lib/settings/env';
import { runOn } from '../test-terminal';
import { runMail } from './program';

const smtp = withSmtpServers();
const run = (...argv: string[]) => runOn(runMail, argv);

beforeEach(() => {
  env().LEADS_TO = ['jawad@example.com', 'amina@société.fr'];
  env().SMTP_URL = undefined;
});

test('a test mail reaches every recipient, and the server’s answer is printed', async () => {
  const { received } = await smtp.startServer();
  env().SMTP_URL = smtp.url;
  const { code, stdout, stderr } = await run('test');
  expect([code, stderr]).toEqual([0, '']);
  const mails = await Promise.all(received.map(parse));
  expect(mails.map(({ subject }) => subject)).toEqual(['Essai d’envoi', 'Essai d’envoi']);
  expect(stdout.match(/^127\.0\.0\.1:\d+ took the mail to \S+: 250 .*$/gm)).toHaveLength(2);
});

test.each([
  ['AUTH', '535 5.7.8 bad password', /535.*\nCheck user, password/],
  ['MAIL', '451 4.7.1 greylisted', /451.*\nThe site would try again/],
  ['RCPT', '550 5.1.1 no such user', /550 5\.1\.1 no such user\n.*check LEADS_TO/],
])(
  'of a server that answers %s with %s the answer and what to do are printed',
  async (command, reply, printed) => {
    await smtp.startScript({ [command]: reply });
    env().SMTP_URL = command === 'AUTH' ? smtp.withUser() : smtp.url;
    const { code, stdout, stderr } = await run('test');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(printed);
  },
);

test('a server that cannot be reached is named', async () => {
  await smtp.startServer();
  env().SMTP_URL = smtp.url;
  await smtp.stop();
  expect((await run('test')).stderr).toMatch(/^127\.0\.0\.1:\d+ did not take .*ECONNREFUSED/);
});

test('without a server the file is named', async () => {
  const { code, stdout } = await run('test');
  expect(code).toBe(0);
  const [, file = ''] = /^SMTP_URL is unset: the mail is in (.*)$/m.exec(stdout) ?? [];
  expect(readFileSync(file, 'utf8')).toMatch(/^Subject: =\?/m);
});

test('dkim prints the DNS record of the key', async () => {
  env().DKIM_DOMAIN = undefined;
  expect((await run('dkim')).stderr).toBe('Set DKIM_DOMAIN to the domain of MAIL_FROM first.\n');
  env().DKIM_DOMAIN = 'example.com';
  expect((await run('dkim')).stdout).toMatch(
    /\n\nsite\._domainkey\.example\.com\nv=DKIM1; k=rsa; p=[A-Za-z\d+/=]{300,}\n$/,
  );
});
