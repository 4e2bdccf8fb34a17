import 'server-only';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale } from '@/lib/i18n/locales';
import { contactAddress, listLeadRecipients, mailSender } from '@/lib/mail/addresses';
import {
  factTable,
  formatMailText,
  heading,
  multilineText,
  paragraph,
  renderMailHtml,
  subheading,
} from '@/lib/mail/layout';
import type { Mail } from '@/lib/mail/mail';
import { site } from '@/lib/settings/site';
import { formatFact, isolateBidi, listLeadFacts, listOriginFacts, type ReceivedLead } from './mail';

type AddressMail = {
  subject: string;
  title: string;
  lines: string[];
  replyTo: Mail['replyTo'];
};

/** To the author, in case the server of the prospect's address refuses the acknowledgement. */
export function composeRefusalMails(lead: ReceivedLead): Mail[] {
  const words = getDictionary(defaultLocale).addressMail;
  const name = isolateBidi(lead.name);
  return composeMails(lead, {
    subject: words.refusedSubject(name, lead.reference),
    title: words.refused(name),
    lines: [words.refusedText(lead.email), lead.phone ? words.tryPhone : words.tryMessage],
    replyTo: { name: site.name, address: contactAddress() },
  });
}

/** To the author: a reply goes to the corrected address. */
export function composeCorrectionMails(lead: ReceivedLead): Mail[] {
  const words = getDictionary(defaultLocale).addressMail;
  const name = isolateBidi(lead.name);
  return composeMails(lead, {
    subject: words.correctedSubject(name, lead.reference),
    title: words.corrected(name),
    lines: [words.correctedText(lead.email)],
    replyTo: { name, address: lead.email },
  });
}

function composeMails(lead: ReceivedLead, { subject, title, lines, replyTo }: AddressMail) {
  const { leadMail, addressMail } = getDictionary(defaultLocale);
  const facts = listLeadFacts(lead);
  const footer = [addressMail.footer, ...listOriginFacts(lead).map(formatFact)];
  const mail: Omit<Mail, 'to'> = {
    from: mailSender(),
    replyTo,
    autoSubmitted: 'auto-generated',
    subject,
    text: formatMailText(
      [
        ...lines.flatMap((line) => [line, '']),
        ...facts.map(formatFact),
        '',
        `${leadMail.details}\u00a0:`,
        '',
        lead.details,
      ],
      footer,
    ),
    html: renderMailHtml({
      locale: defaultLocale,
      title,
      preview: lines[0] ?? '',
      body: [
        heading(title),
        ...lines.map(paragraph),
        factTable(facts),
        subheading(leadMail.details),
        multilineText(lead.details),
      ],
      footer,
    }),
  };
  return listLeadRecipients().map((to) => ({ ...mail, to }));
}
