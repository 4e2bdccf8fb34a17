import type { Metadata } from 'next';
import { ArticleList } from '@/components/articles/article-list';
import { NotFound } from '@/components/site/not-found';
import { getArticlePage, listTopics } from '@/lib/articles/queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { pathTo } from '@/lib/i18n/routes';
import { readLocale } from '../../locale';
import { linksOf, notFoundMetadata, titleOf } from '../../metadata';
import { parsePage } from '../../page-number';

type Props = { params: Promise<{ page: string }> };

export function generateStaticParams() {
  return [{ page: '2' }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, page, list } = await load(params);
  if (!list) return notFoundMetadata(locale);
  const words = getDictionary(locale);
  return {
    title: titleOf(`${words.news}, ${words.page(page).toLowerCase()}`),
    ...linksOf(locale, { [locale]: pathTo(locale, 'newsPage', { page }) }),
  };
}

export default async function NewsPages({ params }: Props) {
  const { locale, list } = await load(params);
  if (!list) return <NotFound locale={locale} />;
  return <ArticleList locale={locale} list={list} topics={await listTopics(locale)} />;
}

async function load(params: Props['params']) {
  const locale = await readLocale();
  const page = parsePage((await params).page);
  return { locale, page, list: page > 1 ? await getArticlePage(locale, page) : null };
}
