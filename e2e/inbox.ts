import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type ParsedMail, simpleParser } from 'mailparser';
import { inboxDir } from './places';

/** The mails that a reply to would reach this address, in the order of their arrival. */
export async function listMailsFrom(address: string, folder = inboxDir): Promise<ParsedMail[]> {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(
    files.map((name) => simpleParser(readFileSync(join(folder, name)))),
  );
  return mails
    .filter((mail) => mail.replyTo?.value[0]?.address === address)
    .sort((a, b) => Number(a.date) - Number(b.date));
}

/** Waits for the one mail about the prospect with this address. */
export async function receiveMailFrom(address: string, folder = inboxDir): Promise<ParsedMail> {
  await expect
    .poll(async () => (await listMailsFrom(address, folder)).length, { timeout: 15_000 })
    .toBe(1);
  const [mail] = await listMailsFrom(address, folder);
  if (!mail) throw new Error('The mail went away.');
  return mail;
}
