import 'server-only';
import { db } from '@/lib/db';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import type { ArticleFile } from './front-matter';
import { slugify } from './slug';

export type ArticleInput = Omit<ArticleFile, 'cover'> & {
  locale: Locale;
  slug: string;
  authorName: string;
  cover: { id: string; width: number; height: number };
};

/** Creates the article of this language and slug, or replaces it: done twice, it is done once. */
export async function saveArticle(input: ArticleInput): Promise<{ id: number }> {
  const { locale, slug, cover } = input;
  const topics = input.topics.map((name) => ({ locale, slug: slugify(name), name }));
  const data = {
    title: input.title,
    dek: input.dek,
    body: input.body,
    coverAlt: input.coverAlt,
    coverCredit: input.coverCredit ?? null,
    featured: input.featured,
    publishedAt: input.publishedAt ?? null,
    updatedAt: input.updatedAt ?? input.publishedAt ?? new Date(),
    author: {
      connectOrCreate: {
        where: { slug: input.author },
        create: { slug: input.author, name: input.authorName },
      },
    },
    cover: { connectOrCreate: { where: { id: cover.id }, create: cover } },
  };
  const connectTopics = topics.map((topic) => ({
    where: { locale_slug: { locale, slug: topic.slug } },
    create: topic,
  }));
  const translationKey = input.translationOf && (await findTranslationKey(input.translationOf));
  return db().article.upsert({
    where: { locale_slug: { locale, slug } },
    create: {
      ...data,
      locale,
      slug,
      translationKey: translationKey ?? slug,
      topics: { connectOrCreate: connectTopics },
    },
    update: { ...data, translationKey, topics: { set: [], connectOrCreate: connectTopics } },
    select: { id: true },
  });
}

/** What translations of an article share; its slug at first, which it keeps when it is renamed. */
async function findTranslationKey(originalSlug: string): Promise<string> {
  const original = await db().article.findFirst({
    where: { slug: originalSlug, locale: defaultLocale },
    select: { translationKey: true },
  });
  return original?.translationKey ?? originalSlug;
}

/** Gives an article another slug; the former one answers with a redirect from then on. */
export async function renameArticle(locale: Locale, from: string, to: string): Promise<void> {
  const { id } = await db().article.findUniqueOrThrow({
    where: { locale_slug: { locale, slug: from } },
    select: { id: true },
  });
  await db().$transaction([
    db().formerSlug.deleteMany({ where: { locale, slug: to } }),
    db().article.update({ where: { id }, data: { slug: to } }),
    db().formerSlug.create({ data: { locale, slug: from, articleId: id } }),
  ]);
}
