import { NewsPage, newsMetadata } from './news-page';

export function generateMetadata() {
  return newsMetadata(1);
}

export default function FirstNewsPage() {
  return <NewsPage page={1} />;
}
