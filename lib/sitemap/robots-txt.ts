import 'server-only';
import { createTextResponse } from '@/lib/http/text-response';
import { locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';

export function createRobotsTxtResponse(): Response {
  const lines = [
    'User-agent: *',
    ...locales.map((locale) => `Disallow: ${pathTo(locale, 'search')}?`),
    'Allow: /',
    '',
    ...['/sitemap.xml', '/news-sitemap.xml'].map((path) => `Sitemap: ${env().SITE_URL}${path}`),
  ];
  return createTextResponse({ type: 'text/plain', body: `${lines.join('\n')}\n` });
}
