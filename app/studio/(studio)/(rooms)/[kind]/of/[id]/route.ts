import { notFound, redirect } from 'next/navigation';
import { requireAccount } from '@/lib/accounts/current-account';
import { openArticle, openPage } from '@/lib/drafts/open-draft';
import { pathToDraft, pathToPublished } from '@/lib/drafts/paths';
import { readParams } from '../../read-params';

type Context = { params: Promise<{ kind: string; id: string }> };

/** The draft of an article or page, which is made where there is none: readers see no difference. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { kind, id } = await readParams(params);
  const { email } = await requireAccount(pathToPublished({ kind, id }));
  const draft = await (kind === 'page' ? openPage : openArticle)(id, email);
  if (draft === null) notFound();
  redirect(pathToDraft({ kind, id: draft }));
}
