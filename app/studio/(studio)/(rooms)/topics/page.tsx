import type { Metadata } from 'next';
import { StudioFrame } from '@/components/studio/frame';
import { TopicsScreen } from '@/components/studio/topics/topics-screen';
import { getStudioLocale, requireAccount } from '@/lib/accounts/current-account';
import { listStudioTopics } from '@/lib/drafts/topics/queries';
import { topicNotices, topicsPath } from '@/lib/drafts/topics/topic';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';

type Props = { searchParams: Promise<{ notice?: unknown }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: getStudioWords(await getStudioLocale()).topicsPage.topics };
}

export default async function TopicsPage({ searchParams }: Props) {
  const account = await requireAccount(topicsPath);
  const { notice } = await searchParams;
  return (
    <StudioFrame {...(await readFrame(account))} current="topics">
      <TopicsScreen
        locale={account.locale}
        topics={await listStudioTopics()}
        notice={topicNotices.find((each) => each === notice) ?? null}
      />
    </StudioFrame>
  );
}
