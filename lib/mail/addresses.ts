import 'server-only';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';

export function listLeadRecipients(): string[] {
  return env().LEADS_TO ?? site.mail.leadsTo;
}

export function contactAddress(): string {
  return listLeadRecipients()[0] ?? '';
}

export function mailSender() {
  const { name, address } = env().MAIL_FROM ?? { name: '', address: site.mail.from };
  return { name: name || site.name, address };
}
