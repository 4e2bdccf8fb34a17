import nodemailer from 'nodemailer';
import { expect, test } from 'vitest';
import { toMailOptions } from './mail-options';
import { mail, message } from './testing';

test.each([
  ['a file', { path: '/etc/hostname' }],
  ['a URL', { href: 'http://127.0.0.1:9/' }],
])('never reads a part of the mail from %s', async (_, part) => {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const options = toMailOptions(message, { ...mail, html: part as unknown as string });
  await expect(transport.sendMail(options)).rejects.toThrow(/access rejected/);
});
