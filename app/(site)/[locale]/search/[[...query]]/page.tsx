import type { Metadata } from 'next';
import { SearchPage } from '@/components/search/search-page';
import { NotFound } from '@/components/site/not-found';
import { PageFrame } from '@/components/site/page-frame';
import { listTopics } from '@/lib/articles/queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { decodeSearch } from '@/lib/search/address';
import { searchArticles } from '@/lib/search/queries';
import { readLocale } from '../../locale';
import { alternatesOf, notFoundMetadata, pageMetadata, titleOf } from '../../metadata';

type Props = { params: Promise<{ query?: string[] }> };

export function generateStaticParams() {
  return [{ query: [] }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, search } = await load(params);
  if (!search) return notFoundMetadata(locale);
  const words = getDictionary(locale).search;
  if (search.words === '') {
    const alternates = alternatesOf('search');
    return pageMetadata(locale, { title: words.title, description: words.description, alternates });
  }
  // Whatever somebody may type is no page for search engines, nor for the page cache.
  return {
    title: titleOf(words.titleOf(search.words)),
    robots: { index: false },
    other: { 'page-cache': 'none' },
  };
}

export default async function Page({ params }: Props) {
  const { locale, search } = await load(params);
  if (!search) return <NotFound locale={locale} />;
  const results = await searchArticles(locale, search);
  return (
    <PageFrame locale={locale} current="search" alternates={alternatesOf('search')}>
      <SearchPage
        locale={locale}
        words={search.words}
        results={results}
        // The way on where nothing was found: counting them takes as long as the search.
        topics={results && results.count > 0 ? [] : await listTopics(locale)}
      />
    </PageFrame>
  );
}

async function load(params: Props['params']) {
  const locale = await readLocale();
  const [segment = '', ...rest] = (await params).query ?? [];
  return { locale, search: rest.length === 0 ? decodeSearch(segment) : null };
}
