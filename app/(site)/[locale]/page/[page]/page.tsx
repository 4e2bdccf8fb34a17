import { NewsPage, newsMetadata } from '../../news-page';
import { parsePage } from '../../page-number';

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props) {
  return newsMetadata(parsePage((await params).page));
}

export default async function FurtherNewsPage({ params }: Props) {
  return <NewsPage page={parsePage((await params).page)} />;
}
