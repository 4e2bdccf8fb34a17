import 'server-only';
import { getCurrentSlug } from '@/lib/articles/queries';
import { getCurrentTopicSlug } from '@/lib/articles/topic-names';
import { type Locale, locales } from '@/lib/i18n/locales';
import { isReservedSlug, pathTo } from '@/lib/i18n/routes';
import { slugPattern } from '@/lib/markdown/slug';
import { getCurrentPageSlug } from '@/lib/pages/queries';
import { db } from '@/lib/store/db';
import { whereVisible } from '@/lib/store/visibility';

type FindSlug = (locale: Locale, slug: string) => Promise<string | null>;

/** What may be renamed or hidden: each finds the present slug, or null where readers see nothing. */
const kinds: { pathOf: (locale: Locale, slug: string) => string; findSlug: FindSlug }[] = [
  {
    pathOf: (locale, slug) => pathTo(locale, 'article', { slug }),
    findSlug: async (locale, slug) => {
      const where = { ...whereVisible(locale), slug };
      return (await db().article.count({ where })) > 0 ? slug : getCurrentSlug(locale, slug);
    },
  },
  { pathOf: (locale, topic) => pathTo(locale, 'topic', { topic }), findSlug: findTopic },
  { pathOf: (locale, author) => pathTo(locale, 'author', { author }), findSlug: findAuthor },
  {
    pathOf: (locale, slug) => pathTo(locale, 'page', { slug }),
    findSlug: async (locale, slug) => {
      if (isReservedSlug(slug)) return slug;
      const where = { ...whereVisible(locale), slug };
      return (await db().page.count({ where })) > 0 ? slug : getCurrentPageSlug(locale, slug);
    },
  },
];

export async function findTopic(locale: Locale, slug: string): Promise<string | null> {
  const where = { locale, slug, articles: { some: whereVisible(locale) } };
  return (await db().topic.count({ where })) > 0 ? slug : getCurrentTopicSlug(locale, slug);
}

export async function findAuthor(locale: Locale, slug: string): Promise<string | null> {
  const where = { slug, articles: { some: whereVisible(locale) } };
  return (await db().author.count({ where })) > 0 ? slug : null;
}

/** @returns undefined for a path of another kind, null for a text or list that readers do not see */
export async function findShownPath(path: string): Promise<string | null | undefined> {
  const slug = path.split('/').at(-1) ?? '';
  if (!slugPattern.test(slug)) return undefined;
  for (const locale of locales) {
    const kind = kinds.find(({ pathOf }) => pathOf(locale, slug) === path);
    if (!kind) continue;
    const current = await kind.findSlug(locale, slug);
    return current === null ? null : kind.pathOf(locale, current);
  }
  return undefined;
}

/** The address that a path of this site has today; null if it leads to a text or list that readers do not see. */
export async function findCurrentPath(path: string): Promise<string | null> {
  const shown = await findShownPath(path);
  return shown === undefined ? path : shown;
}
