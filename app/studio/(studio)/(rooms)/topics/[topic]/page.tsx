import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StudioFrame } from '@/components/studio/frame';
import { TopicScreen } from '@/components/studio/topics/topic-screen';
import { getStudioLocale, requireAccount } from '@/lib/accounts/current-account';
import { listStudioTopics } from '@/lib/drafts/topics/queries';
import { topicNotices, topicsPath } from '@/lib/drafts/topics/topic';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';

type Props = {
  params: Promise<{ topic: string }>;
  searchParams: Promise<{ into?: unknown; notice?: unknown }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: getStudioWords(await getStudioLocale()).topicsPage.topics };
}

export default async function TopicPage({ params, searchParams }: Props) {
  const { topic: id } = await params;
  const account = await requireAccount(`${topicsPath}/${id}`);
  const { into, notice } = await searchParams;
  const topics = await listStudioTopics();
  const topic = topics.find((each) => String(each.id) === id) ?? notFound();
  const others = topics.filter((each) => each.locale === topic.locale && each.id !== topic.id);
  return (
    <StudioFrame {...(await readFrame(account))} current="topics">
      <TopicScreen
        locale={account.locale}
        topic={topic}
        others={others}
        into={others.find((each) => String(each.id) === into) ?? null}
        notice={topicNotices.find((each) => each === notice) ?? null}
      />
    </StudioFrame>
  );
}
