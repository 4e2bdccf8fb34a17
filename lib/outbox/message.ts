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

/**
 * What a message is about. Only an acknowledgement goes to a prospect, whose address may be wrong:
 * that it cannot be delivered is no alarm.
 */
export type Purpose = 'lead' | 'acknowledgement' | 'digest';

/** The mail in a message's payload; null where retention has emptied it, or there is no mail in it. */
export function readMail(message: { channel: string; payload: string }): Mail | null {
  if (message.channel !== 'email' || message.payload === '') return null;
  return mailSchema.safeParse(JSON.parse(message.payload)).data ?? null;
}
