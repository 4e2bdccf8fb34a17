import { toMonth } from '@/lib/articles/months';
import { toLocale } from '@/lib/i18n/locales';
import { pathTo, pathToSigned, pathToThanks, type Route } from '@/lib/i18n/routes';
import { db } from '@/lib/store/db';
import { whereVisible } from '@/lib/store/visibility';
import type { BufferedResponse } from './buffered-response';

/**
 * Renders one page of every kind. A broken article does not prevent the start: without the site no lead would arrive.
 * @throws UnknownMarkupError, or an error if the home page cannot be rendered
 */
export async function checkPages(
  getPage: (url: string) => BufferedResponse | Promise<BufferedResponse>,
): Promise<void> {
  const home = await getPage('/');
  if (home.status !== 200) throw new Error(`The home page answers ${home.status}: see the log.`);
  const urls = await listUrls();
  await Promise.all(urls.map((url) => getPage(url)));
}

async function listUrls(): Promise<string[]> {
  const article = await db().article.findFirst({
    where: whereVisible(),
    orderBy: { publishedAt: 'desc' },
    include: { author: true, topics: true },
  });
  const locale = toLocale(article?.locale);
  const routes: Route[] = [
    'topics',
    'archive',
    'contact',
    'privacy',
    'legal',
    'accessibility',
    'feeds',
  ];
  const urls = [
    ...routes.map((route) => pathTo(locale, route)),
    pathToThanks(locale, 'IA-00000'),
    pathToSigned(locale, 'preview', 'missing'),
    `${pathTo(locale, 'search')}?q=ia`,
    pathTo(locale, 'article', { slug: 'missing' }),
  ];
  const page = await db().page.findFirst({ where: whereVisible(), orderBy: { id: 'asc' } });
  if (page) urls.push(pathTo(toLocale(page.locale), 'page', { slug: page.slug }));
  if (!article?.publishedAt) return urls;
  const { slug, author, topics, publishedAt } = article;
  return [
    ...urls,
    pathTo(locale, 'article', { slug }),
    pathTo(locale, 'author', { author: author.slug }),
    pathTo(locale, 'archiveMonth', { month: toMonth(publishedAt) }),
    ...topics.slice(0, 1).map((topic) => pathTo(locale, 'topic', { topic: topic.slug })),
  ];
}
