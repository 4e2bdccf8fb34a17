import type { SendMailOptions } from 'nodemailer';
import type { Mail } from '@/lib/mail/mail';
import type { OutboxMessage } from '@/prisma/client/client';

export type MessageHead = Pick<OutboxMessage, 'messageId' | 'createdAt'>;

export function toMailOptions(message: MessageHead, mail: Mail): SendMailOptions {
  const { autoSubmitted, ifRefused: _, ...content } = mail;
  return {
    ...content,
    messageId: message.messageId,
    date: message.createdAt,
    headers: autoSubmitted ? { 'Auto-Submitted': autoSubmitted } : {},
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
