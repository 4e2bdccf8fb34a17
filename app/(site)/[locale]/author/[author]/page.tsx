import { AuthorPage, authorMetadata } from './author-page';

type Props = { params: Promise<{ author: string }> };

export async function generateMetadata({ params }: Props) {
  return authorMetadata((await params).author, 1);
}

export default async function FirstAuthorPage({ params }: Props) {
  return <AuthorPage slug={(await params).author} page={1} />;
}
