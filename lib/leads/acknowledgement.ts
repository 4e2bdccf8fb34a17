import 'server-only';
import { getDictionary } from '@/lib/i18n/dictionary';
import { pathTo } from '@/lib/i18n/routes';
import { contactAddress, mailSender } from '@/lib/mail/addresses';
import {
  factTable,
  formatMailText,
  heading,
  link,
  paragraph,
  renderMailHtml,
} from '@/lib/mail/layout';
import type { Mail } from '@/lib/mail/mail';
import { html } from '@/lib/mail/safe-html';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { typeset } from '@/lib/typography/typeset';
import type { ReceivedLead } from './mail';

type AcknowledgedLead = Pick<
  ReceivedLead,
  'email' | 'reference' | 'locale' | 'path' | 'articleTitle'
>;

/** Words of the site only: anyone can enter a stranger's address, but not make the site send them a text. */
export function composeAcknowledgement(lead: AcknowledgedLead): Mail {
  const { email, reference, locale } = lead;
  const words = getDictionary(locale).acknowledgement;
  const { SITE_URL } = env();
  const privacyUrl = SITE_URL + pathTo(locale, 'privacy');
  const homeUrl = SITE_URL + pathTo(locale, 'news');
  const article = lead.articleTitle && {
    title: typeset(lead.articleTitle, locale),
    url: SITE_URL + lead.path,
  };
  const lines = [words.received, words.next(site.replyWithin[locale]), words.reply];
  const { name, role } = site.owner;
  return {
    from: mailSender(),
    to: email,
    replyTo: { name: site.name, address: contactAddress() },
    autoSubmitted: 'auto-replied',
    subject: words.subject(reference),
    text: formatMailText(
      [
        words.greeting,
        '',
        ...lines.flatMap((line) => [line, '']),
        `${words.reference}${words.colon}${reference}`,
        ...(article ? [`${words.article}${words.colon}${article.title}`, `  ${article.url}`] : []),
        '',
        name,
        role[locale],
        homeUrl,
      ],
      [words.notSentByYou, privacyUrl],
    ),
    html: renderMailHtml({
      locale,
      title: words.heading,
      preview: words.received,
      body: [
        heading(words.heading),
        paragraph(words.greeting),
        ...lines.map(paragraph),
        factTable([
          [words.reference, reference],
          ...(article ? [[words.article, link(article.url, article.title)] as const] : []),
        ]),
        paragraph(
          html`<strong>${name}</strong><br>${role[locale]}<br>${link(homeUrl, new URL(SITE_URL).host)}`,
        ),
      ],
      footer: [words.notSentByYou, link(privacyUrl, words.privacy)],
    }),
  };
}

/** LIKE patterns, escaped by `!`, for all addresses of one mailbox: what follows a `+` in the local part is only a tag. */
export function mailboxPatterns(email: string): { untagged: string; tagged: string } {
  const at = email.lastIndexOf('@');
  const localPart = email.slice(0, at);
  const [mailbox] = localPart.split('+');
  const [name, domain] = [mailbox || localPart, email.slice(at)].map((part) =>
    part.replace(/[!%_]/g, '!$&'),
  );
  return { untagged: `${name}${domain}`, tagged: `${name}+%${domain}` };
}
