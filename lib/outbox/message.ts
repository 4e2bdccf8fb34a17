import { z } from 'zod';

const address = z.object({ name: z.string(), address: z.string() });

/** A mail as its author composes it; the outbox adds its Message-ID. */
export const mailSchema = z.object({
  from: address,
  to: z.string(),
  replyTo: address,
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** RFC 3834: keeps the programs of others from answering a mail that no person wrote */
  autoSubmitted: z.enum(['auto-replied', 'auto-generated']).optional(),
});
export type Mail = z.infer<typeof mailSchema>;

/** How it leaves: a mail, the leads' webhook, a WebSub hub, an IndexNow endpoint. */
export type Channel = 'email' | 'webhook' | PingChannel;
export type PingChannel = 'websub' | 'indexnow';

export type Purpose = 'lead' | 'acknowledgement' | 'digest' | 'announcement';

/**
 * What is not for the author: that it waits or cannot be delivered is no alarm. An acknowledgement goes to a prospect,
 * whose address may be wrong; an announcement to machines, which find the article without it, if later.
 */
export const quietPurposes: Purpose[] = ['acknowledgement', 'announcement'];

/** What an announcement carries: public paths that are new, have changed or are gone. */
export const pingSchema = z.object({ paths: z.array(z.string().startsWith('/')).min(1) });

/** The mail in a message's payload; null where retention has emptied it, or there is no mail in it. */
export function parseMail(message: { channel: string; payload: string }): Mail | null {
  if (message.channel !== 'email' || message.payload === '') return null;
  return mailSchema.safeParse(JSON.parse(message.payload)).data ?? null;
}
