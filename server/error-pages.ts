import { getDictionary } from '@/lib/i18n/dictionary';
import type { Dictionary } from '@/lib/i18n/fr';
import type { Locale } from '@/lib/i18n/locales';
import { localeOfPath, pathTo } from '@/lib/i18n/routes';
import { BufferedResponse } from './buffered-response';

export type RequestErrorName = Exclude<keyof Dictionary['requestErrors'], 'title'>;

/** Inline: the site's style sheet may not be available. */
export const errorPageStyle =
  ':root{color-scheme:light dark;font:1.125rem/1.6 Georgia,serif}body{max-width:34rem;margin:15vh auto;padding:0 1.25rem}h1{font-size:1.75rem;line-height:1.2;text-wrap:balance}small{font:.875rem ui-monospace,monospace}';

export function renderRequestError(
  status: number,
  name: RequestErrorName,
  url: string,
  headers: Record<string, string> = {},
): BufferedResponse {
  const locale = localeOfPath(url);
  const { requestErrors, error } = getDictionary(locale);
  const paragraphs = [requestErrors[name], link(pathTo(locale, 'news'), error.homeLink)];
  return makePage(status, locale, requestErrors.title, paragraphs, headers);
}

export function renderServerError(url: string, reference: string): BufferedResponse {
  const locale = localeOfPath(url);
  const { error } = getDictionary(locale);
  const paragraphs = [
    error.text,
    `<small>${error.reference(reference)}</small>`,
    link(pathTo(locale, 'news'), error.homeLink),
  ];
  return makePage(500, locale, error.title, paragraphs);
}

function makePage(
  status: number,
  locale: Locale,
  title: string,
  paragraphs: string[],
  headers: Record<string, string> = {},
): BufferedResponse {
  const html = [
    `<!doctype html><html lang="${locale}" dir="${getDictionary(locale).direction}"><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><link rel="icon" href="/icon.svg">',
    `<title>${title}</title><style>${errorPageStyle}</style><main><h1>${title}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${paragraph}</p>`),
    '</main></html>\n',
  ];
  return new BufferedResponse(
    status,
    { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
    Buffer.from(html.join('')),
  );
}

function link(path: string, words: string): string {
  return `<a href="${path}">${words}</a>`;
}
