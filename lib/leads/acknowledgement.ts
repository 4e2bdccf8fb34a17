import 'server-only';
import { getDictionary } from '@/lib/i18n/dictionary';
import { pathTo } from '@/lib/i18n/routes';
import { contactAddress, mailSender } from '@/lib/mail/addresses';
import { factTable, link, paragraph, renderMailHtml } from '@/lib/mail/layout';
import type { Mail } from '@/lib/mail/mail';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import type { ReceivedLead } from './mail';

/** Fixed words only: anyone can enter a stranger's address, but not make the site send them a text. */
export function composeAcknowledgement({
  email,
  reference,
  locale,
}: Pick<ReceivedLead, 'email' | 'reference' | 'locale'>): Mail {
  const words = getDictionary(locale).acknowledgement;
  const privacyUrl = env().SITE_URL + pathTo(locale, 'privacy');
  const lines = [words.received, words.next(site.replyWithin[locale]), words.reply];
  const notSentByYou = words.notSentByYou;
  return {
    from: mailSender(),
    to: email,
    replyTo: { name: site.name, address: contactAddress() },
    autoSubmitted: 'auto-replied',
    subject: words.subject(reference),
    text: [
      words.greeting,
      '',
      ...lines.flatMap((line) => [line, '']),
      `${words.reference}${words.colon}${reference}`,
      '',
      site.name,
      '',
      '-- ',
      notSentByYou,
      privacyUrl,
      '',
    ].join('\n'),
    html: renderMailHtml({
      locale,
      heading: words.heading,
      preview: words.received,
      body: [
        paragraph(words.greeting),
        ...lines.map(paragraph),
        factTable([[words.reference, reference]]),
        paragraph(site.name),
        paragraph(link(privacyUrl, words.privacy)),
      ],
      footer: notSentByYou,
    }),
  };
}
