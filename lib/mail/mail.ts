import * as z from 'zod';

const mailbox = z.object({ name: z.string(), address: z.string() });

const plainMailSchema = z.object({
  from: mailbox,
  to: z.string(),
  replyTo: mailbox,
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** RFC 3834: stops autoresponders from replying */
  autoSubmitted: z.enum(['auto-replied', 'auto-generated']).optional(),
});

export const mailSchema = plainMailSchema.extend({
  /** Mails to the author instead of a line in the delivery report */
  ifRefused: z.array(plainMailSchema).optional(),
});
export type Mail = z.infer<typeof mailSchema>;
