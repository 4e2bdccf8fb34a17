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
  if (!z.email().safeParse(address).success) return null;
  const name = parts?.quoted?.replace(/\\(.)/g, '$1') ?? parts?.plain ?? '';
  return { name: name.trim(), address: address ?? '' };
}
