import type { Metadata } from 'next';
import { TopicList } from '@/components/articles/topic-list';
import { JsonLd } from '@/components/site/json-ld';
import { listTopics } from '@/lib/articles/queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { topicsGraph } from '@/lib/structured-data/list-graphs';
import { getLocale } from '../locale';
import { localizedPaths, pageMetadata } from '../metadata';
import { SiteFrame } from '../site-frame';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await getLocale();
  const { topics, topicsDescription } = getDictionary(locale);
  return pageMetadata(locale, {
    title: topics,
    description: topicsDescription,
    alternates: localizedPaths('topics'),
  });
}

export default async function TopicsPage() {
  const locale = await getLocale();
  return (
    <SiteFrame locale={locale} current="topics" alternates={localizedPaths('topics')}>
      <JsonLd graph={topicsGraph(locale)} />
      <TopicList locale={locale} topics={await listTopics(locale)} />
    </SiteFrame>
  );
}
