import { TopicPage, topicMetadata } from './topic-page';

type Props = { params: Promise<{ topic: string }> };

export async function generateMetadata({ params }: Props) {
  return topicMetadata((await params).topic, 1);
}

export default async function FirstTopicPage({ params }: Props) {
  return <TopicPage slug={(await params).topic} page={1} />;
}
