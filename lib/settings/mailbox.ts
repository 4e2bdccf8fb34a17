import { domainToASCII, domainToUnicode } from 'node:url';
import * as z from 'zod';

export type Mailbox = { name: string; address: string };

const listItem = /(?:"(?:[^"\\]|\\.)*"|[^",])+/g;
const mailbox =
  /^(?:(?:"(?<quoted>(?:[^"\\\p{Cc}]|\\.)*)"|(?<plain>[^"<>\p{Cc}]*))\s*<(?<address>[^<>]*)>|(?<bare>[^"<>]*))$/u;

/** Parses `a@example.com, Jane <jane@example.com>, "Doe, Jane" <jane@example.com>`; empty unless all are valid. */
export function parseMailboxes(text: string): Mailbox[] {
  const items = text.match(listItem) ?? [];
  const mailboxes = items.flatMap((item) => parseMailbox(item) ?? []);
  return items.join(',') === text && mailboxes.length === items.length ? mailboxes : [];
}

function parseMailbox(text: string): Mailbox | null {
  const parts = mailbox.exec(text.trim())?.groups;
  const address = parts?.address ?? parts?.bare;
  if (!emailAddress.safeParse(address).success) return null;
  const name = parts?.quoted?.replace(/\\(.)/g, '$1') ?? parts?.plain ?? '';
  return { name: name.trim(), address: address ?? '' };
}

/** Also with an internationalized domain */
export const emailAddress = z
  .string()
  .refine((address) => z.email().safeParse(toAsciiAddress(address)).success, 'an e-mail address');

/** With the domain as DNS and mail servers have it, e.g. `contact@xn--socit-esab.fr`. */
export function toAsciiAddress(address: string): string {
  return convertDomain(address, domainToASCII);
}

/** With the domain as people write it, whatever a browser made of it, e.g. `contact@société.fr`. */
export function toReadableAddress(address: string): string {
  return convertDomain(address, (domain) => domainToUnicode(domainToASCII(domain)));
}

function convertDomain(address: string, convert: (domain: string) => string): string {
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + (convert(address.slice(at)) || address.slice(at));
}
