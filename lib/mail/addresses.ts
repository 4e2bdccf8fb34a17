import 'server-only';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';

/** Who receives leads. */
export function listLeadRecipients(): string[] {
  return env().LEADS_TO ?? site.mail.leadsTo;
}

/** The address that visitors may write to when the form cannot help them. */
export function contactAddress(): string {
  return listLeadRecipients()[0] ?? '';
}

/** Where our mails come from. */
export function mailSender() {
  return { name: site.name, address: env().MAIL_FROM ?? site.mail.from };
}
