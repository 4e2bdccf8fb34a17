import 'server-only';
import {
  createNotFoundResponse,
  createTextResponse,
  type TextResource,
} from '@/lib/http/text-response';
import { addXmlDeclaration } from '@/lib/http/xml';
import { defaultLocale } from '@/lib/i18n/locales';
import { env } from '@/lib/settings/env';
import { listSitemapPages, type SitemapPage } from './sitemap-pages';

/** The limits of sitemaps.org; the output is ASCII, so a character is a byte. */
const maxUrls = 50_000;
const maxBytes = 50 * 1024 * 1024 - 1024;

type Part = { entries: string[]; changedAt: string };

export async function createSitemapResponse(): Promise<Response> {
  const parts = splitPages(await listSitemapPages());
  return createTextResponse(parts.length > 1 ? formatIndex(parts) : formatPart(parts[0]));
}

/** @param name e.g. `1.xml` */
export async function createSitemapPartResponse(name: string): Promise<Response> {
  const number = Number(/^([1-9]\d{0,5})\.xml$/.exec(name)?.[1]);
  if (!number) return createNotFoundResponse();
  const parts = splitPages(await listSitemapPages());
  const part = parts[number - 1];
  return createTextResponse(parts.length > 1 && part ? formatPart(part) : null);
}

function splitPages(pages: SitemapPage[]): Part[] {
  const parts: Part[] = [];
  let bytes = 0;
  for (const page of pages) {
    const entry = formatPage(page);
    bytes += entry.length;
    let part = parts.at(-1);
    if (!part || part.entries.length === maxUrls || bytes > maxBytes) {
      part = { entries: [], changedAt: '' };
      parts.push(part);
      bytes = entry.length;
    }
    part.entries.push(entry);
    if (page.changedAt && page.changedAt > part.changedAt) part.changedAt = page.changedAt;
  }
  return parts;
}

// Strings instead of a tree for speed; URLs are percent-encoded and need no escaping.
function formatPage({ url, changedAt, languages, image }: SitemapPage): string {
  const lastmod = changedAt ? `<lastmod>${changedAt}</lastmod>` : '';
  const cover = image ? `<image:image><image:loc>${image}</image:loc></image:image>` : '';
  return `<url><loc>${url}</loc>${lastmod}${formatLanguages(languages)}${cover}</url>`;
}

function formatLanguages(languages: SitemapPage['languages']): string {
  if (languages.length < 2) return '';
  return languages
    .map(({ locale, url }) => {
      const link = formatLink(locale, url);
      return locale === defaultLocale ? link + formatLink('x-default', url) : link;
    })
    .join('');
}

const formatLink = (language: string, url: string) =>
  `<xhtml:link rel="alternate" hreflang="${language}" href="${url}"/>`;

const namespaces = [
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
  'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
  'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
].join(' ');

function formatPart(part: Part | undefined): TextResource {
  const entries = part?.entries.join('\n') ?? '';
  return {
    type: 'application/xml',
    body: addXmlDeclaration(`<urlset ${namespaces}>\n${entries}\n</urlset>`),
  };
}

function formatIndex(parts: Part[]): TextResource {
  const entries = parts.map(({ changedAt }, index) => {
    const lastmod = changedAt ? `<lastmod>${changedAt}</lastmod>` : '';
    return `<sitemap><loc>${env().SITE_URL}/sitemaps/${index + 1}.xml</loc>${lastmod}</sitemap>`;
  });
  const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
  return {
    type: 'application/xml',
    body: addXmlDeclaration(`<sitemapindex ${namespace}>\n${entries.join('\n')}\n</sitemapindex>`),
  };
}
