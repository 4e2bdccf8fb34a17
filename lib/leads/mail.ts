import 'server-only';
import { formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { listLeadRecipients, mailSender } from '@/lib/mail/addresses';
import { factTable, formatMailText, link, multilineText, renderMailHtml } from '@/lib/mail/layout';
import type { Mail } from '@/lib/mail/mail';
import { html, type SafeHtml } from '@/lib/mail/safe-html';
import { env } from '@/lib/settings/env';
import { toAsciiAddress } from '@/lib/settings/mailbox';
import { site } from '@/lib/settings/site';
import { typeset } from '@/lib/typography/typeset';
import { pathToDesk } from './desk/filter';
import type { LeadInput } from './schema';
import { describeOrigin, type LeadOrigin } from './source';

export type ReceivedLead = LeadInput &
  LeadOrigin & {
    reference: string;
    locale: Locale;
    path: string;
    articleTitle: string | null;
    createdAt: Date;
  };

type Fact = [label: string, value: string];

const authorLocale = defaultLocale;
const words = getDictionary(authorLocale).leadMail;

export function composeLeadMails(lead: ReceivedLead): Mail[] {
  const { name, email } = lead;
  const mail = {
    from: { ...mailSender(), name: formatSenderName(name) },
    replyTo: { name: isolateBidi(name), address: email },
    subject: formatSubject(lead),
    text: composeText(lead),
    html: composeHtml(lead),
  };
  return listLeadRecipients().map((to) => ({ ...mail, to }));
}

/** Without what mail programs or filters could take for an address, and without marks that reorder text. */
function formatSenderName(name: string): string {
  const plain = name.replace(
    /[<>()"@,;:\\\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu,
    ' ',
  );
  return words.sender(plain.replace(/\s+/g, ' ').trim() || site.name);
}

/** E.g. « Nouveau projet IA : Formation — Amina Bennani [IA-7K3F9] ». */
export function formatSubject({ projectType, name, reference }: ReceivedLead): string {
  return words.subject(projectTypeLabel(projectType), isolateBidi(name), reference);
}

function projectTypeLabel(projectType: string | null): string {
  const label = projectType ? site.projectTypes[projectType] : undefined;
  return label?.[authorLocale] ?? words.typeNotGiven;
}

/** Isolates a text with direction marks (Unicode Annex 9), so that even unpaired marks cannot reorder what follows. */
export function isolateBidi(text: string): string {
  if (!/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/.test(text)) return text;
  let open = 0;
  let unopened = 0;
  for (const mark of text.match(/[\u2066-\u2069]/g) ?? []) {
    if (mark !== '\u2069') open += 1;
    else if (open > 0) open -= 1;
    else unopened += 1;
  }
  return '\u2068'.repeat(unopened + 1) + text + '\u2069'.repeat(open + 1);
}

function describeSource({ path, articleTitle, locale }: ReceivedLead) {
  const url = env().SITE_URL + path;
  if (articleTitle !== null) return { title: typeset(articleTitle, locale), url };
  return { title: path === pathTo(locale, 'contact') ? words.contactPage : path, url };
}

/** What a reply need not quote. */
export function listOriginFacts(lead: ReceivedLead): Fact[] {
  const origin = describeOrigin(lead);
  return [
    ...(origin ? [[words.origin, origin] as Fact] : []),
    [words.language, getDictionary(lead.locale).languageName],
    [words.receivedAt, formatDateTime(lead.createdAt, authorLocale)],
    [words.reference, lead.reference],
    [words.studio, env().SITE_URL + pathToDesk({}, lead.reference)],
  ];
}

const previewLength = 140;

/** The message's first words, which tell the author more than a sentence of the site's. */
function formatPreview(details: string): string {
  const oneLine = [...details.replace(/\s+/g, ' ').trim()];
  const cut = oneLine.length > previewLength;
  return oneLine.slice(0, previewLength).join('') + (cut ? '…' : '');
}

export const formatFact = ([label, value]: Fact) => `${label}\u00a0: ${value}`;

/** What the author needs for the answer, apart from the message, as text. */
export function listLeadFacts(lead: ReceivedLead): Fact[] {
  const source = describeSource(lead);
  return [
    [words.name, isolateBidi(lead.name)],
    [words.email, lead.email],
    ...(lead.phone ? [[words.phone, isolateBidi(lead.phone)] as Fact] : []),
    [words.projectType, projectTypeLabel(lead.projectType)],
    [words.source, `${source.title}\n  ${source.url}`],
  ];
}

function composeText(lead: ReceivedLead): string {
  return formatMailText(
    [lead.details, '', '— — —', '', ...listLeadFacts(lead).map(formatFact)],
    [words.reply, ...listOriginFacts(lead).map(formatFact)],
  );
}

function composeHtml(lead: ReceivedLead): string {
  const source = describeSource(lead);
  const mailto = `mailto:${encodeURIComponent(toAsciiAddress(lead.email)).replace('%40', '@')}`;
  return renderMailHtml({
    locale: authorLocale,
    title: words.heading,
    preview: formatPreview(lead.details),
    body: [
      multilineText(lead.details),
      factTable([
        [words.name, html`<strong dir="auto">${lead.name}</strong>`],
        [words.email, link(mailto, lead.email)],
        ...(lead.phone ? [phoneFact(lead.phone)] : []),
        [words.projectType, projectTypeLabel(lead.projectType)],
        [words.source, link(source.url, source.title)],
      ]),
    ],
    footer: [words.reply, ...listOriginFacts(lead).map(formatFact)],
  });
}

/** A link only to what can be dialed: people may write « le soir » behind the number. */
function phoneFact(phone: string): [label: string, value: SafeHtml] {
  const number = /^[+\d\s().\-/]+$/.test(phone) && phone.replace(/[^+\d]/g, '');
  return [words.phone, number ? link(`tel:${number}`, phone) : html`<bdi>${phone}</bdi>`];
}
