import { NewsPage, newsMetadata } from '../../news-page';
import { parsePageNumber } from '../../page-number';

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props) {
  return newsMetadata(parsePageNumber((await params).page));
}

export default async function FurtherNewsPage({ params }: Props) {
  return <NewsPage page={parsePageNumber((await params).page)} />;
}
