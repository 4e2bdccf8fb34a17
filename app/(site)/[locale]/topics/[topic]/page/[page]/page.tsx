import { parsePageNumber } from '../../../../page-number';
import { TopicPage, topicMetadata } from '../../topic-page';

type Props = { params: Promise<{ topic: string; page: string }> };

export async function generateMetadata({ params }: Props) {
  const { topic, page } = await params;
  return topicMetadata(topic, parsePageNumber(page));
}

export default async function FurtherTopicPage({ params }: Props) {
  const { topic, page } = await params;
  return <TopicPage slug={topic} page={parsePageNumber(page)} />;
}
