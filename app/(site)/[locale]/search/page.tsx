import type { Metadata } from 'next';
import { SearchPage } from '@/components/search/search-page';
import { listTopics } from '@/lib/articles/queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { searchArticles } from '@/lib/search/queries';
import { parseSearchParams, type QueryParams } from '@/lib/search/search-params';
import { getLocale } from '../locale';
import { localizedPaths, pageMetadata, withSiteName } from '../metadata';
import { SiteFrame } from '../site-frame';

type Props = { searchParams: Promise<QueryParams> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const locale = await getLocale();
  const search = parseSearchParams(await searchParams);
  const words = getDictionary(locale).search;
  if (search.words === '') {
    const alternates = localizedPaths('search');
    return pageMetadata(locale, { title: words.title, description: words.description, alternates });
  }
  // Any query can be typed: neither index nor cache it.
  return {
    title: withSiteName(words.resultsTitle(search.words)),
    robots: { index: false },
    other: { 'page-cache': 'none' },
  };
}

export default async function Page({ searchParams }: Props) {
  const locale = await getLocale();
  const query = await searchParams;
  const search = parseSearchParams(query);
  const results = await searchArticles(locale, search);
  return (
    <SiteFrame locale={locale} current="search" alternates={localizedPaths('search')}>
      <SearchPage
        locale={locale}
        words={search.words}
        isQuery={query.q !== undefined}
        results={results}
        // Only without results: counting topics takes as long as the search.
        topics={results && results.count > 0 ? [] : await listTopics(locale)}
      />
    </SiteFrame>
  );
}
