import 'server-only';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale } from '@/lib/i18n/locales';
import { contactAddress, listLeadRecipients, mailSender } from '@/lib/mail/addresses';
import { factTable, multilineText, paragraph, renderMailHtml, subheading } from '@/lib/mail/layout';
import type { Mail } from '@/lib/mail/mail';
import { site } from '@/lib/settings/site';
import { isolateBidi, listLeadFacts, type ReceivedLead } from './mail';

type AddressMail = {
  subject: string;
  heading: string;
  lines: string[];
  replyTo: Mail['replyTo'];
};

/** To the author, in case the server of the prospect's address refuses the acknowledgement. */
export function composeRefusalMails(lead: ReceivedLead): Mail[] {
  const words = getDictionary(defaultLocale).addressMail;
  const name = isolateBidi(lead.name);
  return composeMails(lead, {
    subject: words.refusedSubject(name, lead.reference),
    heading: words.refused(name),
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
    heading: words.corrected(name),
    lines: [words.correctedText(lead.email)],
    replyTo: { name: lead.name, address: lead.email },
  });
}

function composeMails(lead: ReceivedLead, { subject, heading, lines, replyTo }: AddressMail) {
  const { leadMail, addressMail } = getDictionary(defaultLocale);
  const facts = listLeadFacts(lead);
  const mail: Omit<Mail, 'to'> = {
    from: mailSender(),
    replyTo,
    autoSubmitted: 'auto-generated',
    subject,
    text: [
      ...lines.flatMap((line) => [line, '']),
      ...facts.map(([label, value]) => `${label}\u00a0: ${value}`),
      '',
      `${leadMail.details}\u00a0:`,
      '',
      lead.details,
      '',
      '-- ',
      addressMail.footer,
      '',
    ].join('\n'),
    html: renderMailHtml({
      locale: defaultLocale,
      heading,
      preview: lines[0] ?? '',
      body: [
        ...lines.map(paragraph),
        factTable(facts),
        subheading(leadMail.details),
        multilineText(lead.details),
      ],
      footer: addressMail.footer,
    }),
  };
  return listLeadRecipients().map((to) => ({ ...mail, to }));
}
