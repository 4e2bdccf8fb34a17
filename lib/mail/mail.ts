import { z } from 'zod';

const mailbox = z.object({ name: z.string(), address: z.string() });

export const mailSchema = z.object({
  from: mailbox,
  to: z.string(),
  replyTo: mailbox,
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** RFC 3834: stops autoresponders from replying */
  autoSubmitted: z.enum(['auto-replied', 'auto-generated']).optional(),
});
export type Mail = z.infer<typeof mailSchema>;
