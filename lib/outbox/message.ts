import * as z from 'zod';
import { type Mail, mailSchema } from '@/lib/mail/mail';

export type PingChannel = 'websub' | 'indexnow';
export type Channel = 'email' | 'webhook' | PingChannel;

export type Purpose =
  | 'lead'
  | 'acknowledgement'
  | 'reply'
  | 'digest'
  | 'burst'
  | 'report'
  | 'announcement';

export const pingSchema = z.object({ paths: z.array(z.string().startsWith('/')).min(1) });

export function isMail(message: { channel: string }): boolean {
  return message.channel === 'email';
}

export function parseMail(message: { channel: string; payload: string }): Mail | null {
  if (!isMail(message) || message.payload === '') return null;
  return mailSchema.safeParse(JSON.parse(message.payload)).data ?? null;
}
