import 'server-only';
import { createTextResponse } from '@/lib/http/text-response';
import { addXmlDeclaration, escapeXml } from '@/lib/http/xml';
import { pathTo } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { listNews } from './queries';

export async function createNewsSitemapResponse(): Promise<Response> {
  const entries = (await listNews()).map(({ locale, slug, title, publishedAt }) =>
    [
      `<url><loc>${env().SITE_URL}${pathTo(locale, 'article', { slug })}</loc><news:news>`,
      `<news:publication><news:name>${escapeXml(site.name)}</news:name>`,
      `<news:language>${locale}</news:language></news:publication>`,
      `<news:publication_date>${publishedAt.toISOString()}</news:publication_date>`,
      `<news:title>${escapeXml(title)}</news:title></news:news></url>`,
    ].join(''),
  );
  const namespaces = [
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
  ].join(' ');
  const body = addXmlDeclaration(`<urlset ${namespaces}>\n${entries.join('\n')}\n</urlset>`);
  // Articles drop out after 48 hours without a change in the store.
  const headers = { 'Cache-Control': 'no-cache' };
  return createTextResponse({ type: 'application/xml', body, headers });
}
