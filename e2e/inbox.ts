import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { inboxDir } from './environment';

/** Mails to the author about a lead: their Reply-To is the prospect. */
export function listLeadMails(address: string, folder = inboxDir): Promise<ParsedMail[]> {
  return listMails(address, ({ replyTo }) => [replyTo], folder);
}

export function listMailsTo(address: string, folder = inboxDir): Promise<ParsedMail[]> {
  return listMails(address, ({ to }) => [to].flat(), folder);
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

type Groups = (AddressObject | undefined)[];

async function listMails(address: string, read: (mail: ParsedMail) => Groups, folder: string) {
  if (!existsSync(folder)) return [];
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    // Parsing those of all other tests takes long.
    .filter((text) => text.includes(address));
  const mails = await Promise.all(texts.map((text) => simpleParser(text)));
  return mails
    .filter((mail) =>
      read(mail).some((group) => group?.value.some((one) => one.address === address)),
    )
    .sort((a, b) => Number(a.date) - Number(b.date));
}
