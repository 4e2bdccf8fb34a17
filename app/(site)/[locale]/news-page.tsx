import type { Metadata } from 'next';
import { cache } from 'react';
import { ArticleList } from '@/components/articles/article-list';
import { TopicChips } from '@/components/articles/topic-chips';
import { JsonLd } from '@/components/site/json-ld';
import { getArticlePage } from '@/lib/articles/list-queries';
import { listTopics } from '@/lib/articles/queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/settings/site';
import { newsGraph } from '@/lib/structured-data/list-graphs';
import { getLocale } from './locale';
import { homeMetadata, localizedPaths, notFoundMetadata, pageMetadata } from './metadata';
import { NotFoundPage, SiteFrame } from './site-frame';

export async function NewsPage({ page }: { page: number }) {
  const { locale, list } = await load(page);
  if (!list) return <NotFoundPage locale={locale} />;
  return (
    <SiteFrame locale={locale} current="news">
      {page === 1 && <JsonLd graph={newsGraph(locale, list.articles)} />}
      <ArticleList locale={locale} list={list} routes={{ first: 'news', further: 'newsPage' }}>
        <h1>{getDictionary(locale).news}</h1>
        {page === 1 && <p className="dek">{site.description[locale]}</p>}
        <TopicChips locale={locale} topics={await listTopics(locale)} />
      </ArticleList>
    </SiteFrame>
  );
}

export async function newsMetadata(page: number): Promise<Metadata> {
  const { locale, list } = await load(page);
  if (!list) return notFoundMetadata(locale);
  const words = getDictionary(locale);
  if (page === 1) {
    return homeMetadata(locale, {
      description: site.description[locale],
      alternates: localizedPaths('news'),
    });
  }
  return pageMetadata(locale, {
    title: `${words.news}, ${words.page(page).toLowerCase()}`,
    alternates: { [locale]: pathTo(locale, 'newsPage', { page }) },
  });
}

const load = cache(async (page: number) => {
  const locale = await getLocale();
  return { locale, list: page > 0 ? await getArticlePage(locale, page) : null };
});
