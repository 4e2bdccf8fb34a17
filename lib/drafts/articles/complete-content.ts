import 'server-only';
import type { StoredArticle } from '@/lib/articles/stored-article';
import type { Locale } from '@/lib/i18n/locales';
import { slugify } from '@/lib/markdown/slug';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import type { Content } from '../content';

/** What will be published: an empty address is made of the title, an empty author is the owner. The body stays as it is. */
export async function completeContent(
  locale: Locale,
  content: Content,
  stored: Pick<StoredArticle, 'slug' | 'author'> | null,
): Promise<Content> {
  return {
    ...content,
    slug: content.slug.trim() || stored?.slug || slugify(content.title),
    author: content.author.trim() || stored?.author.slug || (await findUsualAuthor()),
    topics: await spellTopics(locale, content.topics),
  };
}

/** The owner, or the only author; empty if it must be chosen */
async function findUsualAuthor(): Promise<string> {
  const authors = await db().author.findMany({ select: { slug: true, name: true } });
  const { name, photoOf } = site.owner;
  const owner =
    authors.find((one) => one.slug === photoOf) ?? authors.find((one) => one.name === name);
  return owner?.slug ?? (authors.length === 1 ? authors[0]?.slug : '') ?? '';
}

/** Each topic once, in the spelling that it has on the site: no article may rename the topic of others. */
async function spellTopics(locale: Locale, topics: string[]): Promise<string[]> {
  const names = topics.map((name) => name.trim()).filter(Boolean);
  const spellings = new Map(names.map((name) => [slugify(name) || name, name]));
  const stored = await db().topic.findMany({
    where: { locale, slug: { in: [...spellings.keys()] } },
    select: { slug: true, name: true },
  });
  for (const { slug, name } of stored) spellings.set(slug, name);
  return [...spellings.values()];
}
