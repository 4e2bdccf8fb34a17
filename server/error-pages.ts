import { escapeHtml } from '@/lib/http/escape-html';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Dictionary } from '@/lib/i18n/fr';
import type { Locale } from '@/lib/i18n/locales';
import { localeOfPath, pathTo } from '@/lib/i18n/routes';
import { contactAddress } from '@/lib/mail/addresses';
import { BufferedResponse } from './buffered-response';
import { isLeadForm, listTypedTexts } from './lead-form';

type SentFields = [name: string, value: unknown][];
export type RequestErrorName = Exclude<keyof Dictionary['requestErrors'], 'title' | 'typed'>;

/** Inline: the site's style sheet may not be available. */
export const errorPageStyle =
  ':root{color-scheme:light dark;font:1.125rem/1.6 Georgia,serif}body{max-width:34rem;margin:15vh auto;padding:0 1.25rem}h1{font-size:1.75rem;line-height:1.2;text-wrap:balance}small{font:.875rem ui-monospace,monospace}h2{font-size:1.25rem}dt{font-weight:600}dd{margin:0 0 1rem;white-space:pre-wrap;overflow-wrap:anywhere;user-select:all}';

export function renderRequestError(
  status: number,
  name: RequestErrorName,
  url: string,
  headers: Record<string, string> = {},
  sent: SentFields = [],
): BufferedResponse {
  const locale = localeOfPath(url);
  const { requestErrors, error, contactPage } = getDictionary(locale);
  const paragraphs = [
    requestErrors[name],
    ...(name === 'form' ? [link(pathTo(locale, 'contact'), contactPage.title)] : []),
    link(pathTo(locale, 'news'), error.homeLink),
  ];
  return makePage({ status, locale, title: requestErrors.title, paragraphs, headers, sent });
}

/** @param sent shown, so that the visitor can copy it */
export function renderServerError(
  url: string,
  reference: string,
  sent: SentFields = [],
): BufferedResponse {
  const locale = localeOfPath(url);
  const { error, leadForm } = getDictionary(locale);
  const isLead = isLeadForm(sent);
  const paragraphs = [
    isLead ? leadForm.failure(contactAddress()) : error.text,
    `<small>${error.reference(reference)}</small>`,
    link(pathTo(locale, 'news'), error.homeLink),
  ];
  return makePage({ status: 500, locale, title: error.title, paragraphs, sent });
}

type Page = {
  status: number;
  locale: Locale;
  title: string;
  paragraphs: string[];
  headers?: Record<string, string>;
  sent: SentFields;
};

function makePage({ status, locale, title, paragraphs, headers, sent }: Page): BufferedResponse {
  const html = [
    `<!doctype html><html lang="${locale}" dir="${getDictionary(locale).direction}"><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><link rel="icon" href="/icon.svg">',
    `<title>${title}</title><style>${errorPageStyle}</style><main><h1>${title}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${paragraph}</p>`),
    listTyped(sent, locale),
    '</main></html>\n',
  ];
  return new BufferedResponse(
    status,
    { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
    Buffer.from(html.join('')),
  );
}

function listTyped(sent: SentFields, locale: Locale): string {
  const typed = listTypedTexts(sent, locale).map(
    ([label, text]) => `<dt>${label}</dt><dd dir="auto">${escapeHtml(text)}</dd>`,
  );
  if (typed.length === 0) return '';
  return `<h2>${getDictionary(locale).requestErrors.typed}</h2><dl>${typed.join('')}</dl>`;
}

function link(path: string, words: string): string {
  return `<a href="${path}">${words}</a>`;
}
