import type { Metadata } from 'next';
import { ArticleList } from '@/components/articles/article-list';
import { getArticlePage, listTopics } from '@/lib/articles/queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { site } from '@/lib/site';
import { readLocale } from './locale';
import { alternatesOf, linksOf, titleOf } from './metadata';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await readLocale();
  return {
    title: titleOf(getDictionary(locale).news),
    description: site.description[locale],
    ...linksOf(locale, alternatesOf('news')),
  };
}

export default async function NewsPage() {
  const locale = await readLocale();
  const [list, topics] = await Promise.all([getArticlePage(locale, 1), listTopics(locale)]);
  return list && <ArticleList locale={locale} list={list} topics={topics} />;
}
