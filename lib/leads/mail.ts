import 'server-only';
import { env } from '@/lib/env';
import { formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import type { Mail } from '@/lib/outbox/mail';
import { site } from '@/lib/site';
import { html, type SafeHtml } from './safe-html';
import type { LeadInput } from './schema';

type StoredLead = LeadInput & {
  reference: string;
  locale: Locale;
  path: string;
  articleTitle: string | null;
  createdAt: Date;
};

// The author's language, whichever the visitor's is.
const authorLocale = defaultLocale;
const words = getDictionary(authorLocale).leadMail;

/**
 * The mails that bring a lead to the author, one for each address, so that none fails with another; a
 * reply goes to the prospect.
 */
export function composeLeadMails(lead: StoredLead): Mail[] {
  const { name, email, reference } = lead;
  const from = env().MAIL_FROM ?? site.mail.from;
  const mail = {
    from: { name: site.name, address: from },
    replyTo: { name, address: email },
    subject: words.subject(labelOf(lead.projectType), isolate(name), reference),
    text: composeText(lead),
    html: composeHtml(lead),
  };
  const recipients = env().LEADS_TO ?? site.mail.leadsTo;
  return recipients.map((to) => ({ ...mail, to }));
}

function labelOf(projectType: string | null): string {
  const label = projectType ? site.projectTypes[projectType] : undefined;
  return label?.[authorLocale] ?? words.typeNotGiven;
}

/**
 * A name with direction marks must not turn around the words after it: it stands in an isolate
 * (Unicode Annex 9) that its own unpaired marks can neither end nor leave open.
 */
function isolate(text: string): string {
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

function sourceOf({ path, articleTitle }: StoredLead) {
  return { title: articleTitle ?? words.contactPage, url: env().SITE_URL + path };
}

function composeText(lead: StoredLead): string {
  const source = sourceOf(lead);
  const facts = [
    [words.name, isolate(lead.name)],
    [words.email, lead.email],
    [words.projectType, labelOf(lead.projectType)],
    [words.source, `${source.title}\n  ${source.url}`],
    [words.language, getDictionary(lead.locale).languageName],
    [words.receivedAt, formatDateTime(lead.createdAt, authorLocale)],
    [words.reference, lead.reference],
  ];
  return [
    ...facts.map(([label, value]) => `${label}\u00a0: ${value}`),
    '',
    `${words.details}\u00a0:`,
    '',
    lead.details,
    '',
    '-- ',
    words.reply,
    '',
  ].join('\n');
}

const colors = {
  ink: '#1b1b1f',
  soft: '#5c5a63',
  line: '#ddd8cc',
  paper: '#fbf9f4',
  accent: '#6050dc',
};
const font = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Tables and inline styles: what mail programs understand. No picture, no outside address but ours. */
function composeHtml(lead: StoredLead): string {
  const source = sourceOf(lead);
  const link = (url: string, label: string) =>
    html`<a href="${url}" style="color:${colors.accent}">${label}</a>`;
  const rows = [
    fact(words.name, html`<strong dir="auto">${lead.name}</strong>`),
    fact(
      words.email,
      link(`mailto:${encodeURIComponent(lead.email).replace('%40', '@')}`, lead.email),
    ),
    fact(words.projectType, labelOf(lead.projectType)),
    fact(words.source, link(source.url, source.title)),
    fact(words.language, getDictionary(lead.locale).languageName),
    fact(words.receivedAt, formatDateTime(lead.createdAt, authorLocale)),
    fact(words.reference, lead.reference),
  ];
  return html`<!doctype html>
<html lang="${authorLocale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${words.heading}</title></head>
<body style="margin:0;padding:0;background:${colors.paper};color:${colors.ink};font:16px/1.5 ${font}">
<div style="display:none;max-height:0;overflow:hidden">${words.preview}</div>
<div style="max-width:600px;margin:0 auto;padding:24px 16px">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">${words.heading}</h1>
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;border-top:1px solid ${colors.line}">${rows}</table>
<h2 style="font-size:16px;margin:24px 0 8px">${words.details}</h2>
<div dir="auto" style="white-space:pre-wrap;overflow-wrap:anywhere;word-break:break-word">${lead.details}</div>
<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid ${colors.line};color:${colors.soft};font-size:14px">${words.reply}</p>
</div>
</body>
</html>
`.toString();
}

function fact(label: string, value: string | SafeHtml): SafeHtml {
  return html`<tr>
<td style="padding:8px 12px 8px 0;border-bottom:1px solid ${colors.line};color:${colors.soft};font-size:14px;vertical-align:top;width:110px">${label}</td>
<td style="padding:8px 0;border-bottom:1px solid ${colors.line};overflow-wrap:anywhere;word-break:break-word">${value}</td>
</tr>
`;
}
