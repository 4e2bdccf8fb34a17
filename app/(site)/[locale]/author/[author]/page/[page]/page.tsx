import { parsePageNumber } from '../../../../page-number';
import { AuthorPage, authorMetadata } from '../../author-page';

type Props = { params: Promise<{ author: string; page: string }> };

export async function generateMetadata({ params }: Props) {
  const { author, page } = await params;
  return authorMetadata(author, parsePageNumber(page));
}

export default async function FurtherAuthorPage({ params }: Props) {
  const { author, page } = await params;
  return <AuthorPage slug={author} page={parsePageNumber(page)} />;
}
