import 'server-only';
import { toLocale } from '@/lib/i18n/locales';
import { env } from '@/lib/settings/env';
import type { Lead } from '@/prisma/client/client';
import { findSending } from './reply';
import { readDraft } from './reply-draft';
import { composeMailto, quoteRequest } from './reply-mail';
import { listSavedReplies } from './saved-replies';

type ShownLead = Pick<
  Lead,
  'id' | 'reference' | 'version' | 'name' | 'email' | 'locale' | 'details' | 'createdAt'
>;

export async function readReplyBox(lead: ShownLead) {
  const { id, reference, version, name, email, locale } = lead;
  const [draft, sending, savedReplies] = await Promise.all([
    readDraft(id),
    findSending(id),
    listSavedReplies(toLocale(locale)),
  ]);
  return {
    lead: { id, reference, version, name, email, locale },
    draft,
    quote: quoteRequest(lead),
    canSend: env().SMTP_URL !== undefined,
    mailto: composeMailto(lead),
    savedReplies,
    sending,
  };
}
