import { notFound, redirect } from 'next/navigation';
import { requireAccount } from '@/lib/accounts/current-account';
import { openArticle } from '@/lib/drafts/open-draft';
import { appPrefix } from '@/lib/i18n/routes';

type Context = { params: Promise<{ article: string }> };

/** The draft of an article, which is made where there is none: readers see no difference. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { article } = await params;
  const { email } = await requireAccount(`${appPrefix}/articles/of/${article}`);
  const draft = await openArticle(Number(article) || 0, email);
  if (draft === null) notFound();
  redirect(`${appPrefix}/articles/${draft}`);
}
