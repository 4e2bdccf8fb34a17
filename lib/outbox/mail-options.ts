import type { SendMailOptions } from 'nodemailer';
import { addDeliveryReport } from '@/lib/mail/layout';
import type { Mail } from '@/lib/mail/mail';
import type { OutboxMessage } from '@/prisma/client/client';

export function toMailOptions(
  message: OutboxMessage,
  mail: Mail,
  report: string[] | null,
): SendMailOptions {
  const {
    autoSubmitted,
    ifRefused: _,
    ...content
  } = report ? addDeliveryReport(mail, report) : mail;
  return {
    ...content,
    messageId: message.messageId,
    date: message.createdAt,
    headers: autoSubmitted ? { 'Auto-Submitted': autoSubmitted } : {},
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
