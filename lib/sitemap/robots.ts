import 'server-only';
import { env } from '@/lib/env';
import { answerText } from '@/lib/http/conditional';
import { locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';

/** Everything may be read by every robot, but for results of the search, which are without number. */
export function answerRobots(request: Request): Promise<Response> {
  const lines = [
    'User-agent: *',
    ...locales.map((locale) => `Disallow: ${pathTo(locale, 'search')}?`),
    'Allow: /',
    '',
    ...['/sitemap.xml', '/news-sitemap.xml'].map((path) => `Sitemap: ${env().SITE_URL}${path}`),
  ];
  const text = { type: 'text/plain', body: `${lines.join('\n')}\n` };
  return answerText(
    request,
    'robots',
    async () => text,
    async () => '',
  );
}
