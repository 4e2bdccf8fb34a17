import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { inboxDir } from './environment';

/** Mails to the author about a lead: their Reply-To is the prospect. */
export function listLeadMails(address: string, folder = inboxDir): Promise<ParsedMail[]> {
  return listMails(({ replyTo }) => names(replyTo, address), folder);
}

export function listMailsTo(address: string, folder = inboxDir): Promise<ParsedMail[]> {
  return listMails(({ to }) => [to].flat().some((group) => names(group, address)), folder);
}

export function waitForLeadMail(address: string, folder = inboxDir): Promise<ParsedMail> {
  return receiveOne(() => listLeadMails(address, folder));
}

export function waitForMailTo(address: string, folder = inboxDir): Promise<ParsedMail> {
  return receiveOne(() => listMailsTo(address, folder));
}

async function receiveOne(list: () => Promise<ParsedMail[]>): Promise<ParsedMail> {
  await expect.poll(async () => (await list()).length, { timeout: 15_000 }).toBe(1);
  const [mail] = await list();
  if (!mail) throw new Error('The mail was removed meanwhile.');
  return mail;
}

async function listMails(matches: (mail: ParsedMail) => boolean, folder: string) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(
    files.map((name) => simpleParser(readFileSync(join(folder, name)))),
  );
  return mails.filter(matches).sort((a, b) => Number(a.date) - Number(b.date));
}

function names(group: AddressObject | undefined, address: string): boolean {
  return group?.value.some((one) => one.address === address) ?? false;
}
