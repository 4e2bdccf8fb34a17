import type { Metadata } from 'next';
import { ArticleList, TopicChips } from '@/components/articles/article-list';
import { NotFound } from '@/components/site/not-found';
import { PageFrame } from '@/components/site/page-frame';
import { getArticlePage, getTopic, listTopics } from '@/lib/articles/queries';
import { pathTo } from '@/lib/i18n/routes';
import { readLocale } from '../../locale';
import { linksOf, notFoundMetadata, titleOf } from '../../metadata';

type TopicPageProps = { slug: string; page: number };

/** A topic's articles, any page of them. */
export async function TopicPage({ slug, page }: TopicPageProps) {
  const { locale, topic, list } = await load(slug, page);
  if (!topic || !list) return <NotFound locale={locale} />;
  const routes = { first: 'topic', further: 'topicPage', params: { topic: slug } } as const;
  return (
    <PageFrame locale={locale}>
      <ArticleList locale={locale} list={list} routes={routes}>
        <h1>{topic.name}</h1>
        <TopicChips locale={locale} topics={await listTopics(locale)} current={slug} />
      </ArticleList>
    </PageFrame>
  );
}

export async function topicMetadata(slug: string, page: number): Promise<Metadata> {
  const { locale, topic, list } = await load(slug, page);
  if (!topic || !list) return notFoundMetadata(locale);
  const path = pathTo(locale, page === 1 ? 'topic' : 'topicPage', { topic: slug, page });
  return { title: titleOf(topic.name), ...linksOf(locale, { [locale]: path }) };
}

async function load(slug: string, page: number) {
  const locale = await readLocale();
  const topic = await getTopic(locale, slug);
  const found = topic && page > 0;
  return {
    locale,
    topic,
    list: found ? await getArticlePage(locale, page, { topic: slug }) : null,
  };
}
