import type { Metadata } from 'next';
import { cache } from 'react';
import { ArticleList } from '@/components/articles/article-list';
import { TopicChips } from '@/components/articles/topic-chips';
import { JsonLd } from '@/components/site/json-ld';
import { getArticlePage } from '@/lib/articles/list-queries';
import { getTopic, listTopics } from '@/lib/articles/queries';
import { getCurrentTopicSlug } from '@/lib/articles/topic-names';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { topicGraph } from '@/lib/structured-data/list-graphs';
import { getLocale } from '../../locale';
import { notFoundMetadata, pageMetadata, redirectMetadata } from '../../metadata';
import { MovedPage, NotFoundPage, SiteFrame } from '../../site-frame';

type TopicPageProps = { slug: string; page: number };

export async function TopicPage({ slug, page }: TopicPageProps) {
  const { locale, topic, list, movedTo } = await load(slug, page);
  if (movedTo) return <MovedPage locale={locale} path={movedTo} />;
  if (!topic || !list) return <NotFoundPage locale={locale} />;
  const routes = { first: 'topic', further: 'topicPage', params: { topic: slug } } as const;
  return (
    <SiteFrame locale={locale}>
      {page === 1 && <JsonLd graph={topicGraph(locale, topic, list.articles)} />}
      <ArticleList locale={locale} list={list} routes={routes}>
        <h1>{topic.name}</h1>
        <TopicChips locale={locale} topics={await listTopics(locale)} current={slug} />
      </ArticleList>
    </SiteFrame>
  );
}

export async function topicMetadata(slug: string, page: number): Promise<Metadata> {
  const { locale, topic, list, movedTo } = await load(slug, page);
  if (movedTo) return redirectMetadata(locale, movedTo);
  if (!topic || !list) return notFoundMetadata(locale);
  const words = getDictionary(locale);
  const path = pathToTopic(locale, slug, page);
  return pageMetadata(locale, {
    title: page === 1 ? topic.name : `${topic.name}, ${words.page(page).toLowerCase()}`,
    description: page === 1 ? words.metaDescriptions.topic(topic.name) : undefined,
    alternates: { [locale]: path },
    topic,
  });
}

const load = cache(async (slug: string, page: number) => {
  const locale = await getLocale();
  const topic = await getTopic(locale, slug);
  const found = topic && page > 0;
  const renamed = topic || page < 1 ? null : await getCurrentTopicSlug(locale, slug);
  return {
    locale,
    topic,
    list: found ? await getArticlePage(locale, page, { topic: slug }) : null,
    movedTo: renamed && pathToTopic(locale, renamed, page),
  };
});

const pathToTopic = (locale: Locale, topic: string, page: number) =>
  pathTo(locale, page === 1 ? 'topic' : 'topicPage', { topic, page });
