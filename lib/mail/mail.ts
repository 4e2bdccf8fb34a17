import * as z from 'zod';

const mailbox = z.object({ name: z.string(), address: z.string() });

const plainMailSchema = z.object({
  from: mailbox,
  to: z.string(),
  replyTo: mailbox,
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
  /** Message-IDs of the mails that it belongs to (RFC 5322, 3.6.4) */
  inReplyTo: z.string().optional(),
  references: z.array(z.string()).optional(),
  bcc: z.array(z.string()).optional(),
  /** RFC 3834: stops autoresponders from replying */
  autoSubmitted: z.enum(['auto-replied', 'auto-generated']).optional(),
});

export const mailSchema = plainMailSchema.extend({
  /** Mails to the author instead of a line in the delivery report */
  ifRefused: z.array(plainMailSchema).optional(),
});
export type Mail = z.infer<typeof mailSchema>;
