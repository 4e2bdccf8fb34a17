import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuthorScreen } from '@/components/studio/authors/author-screen';
import { StudioFrame } from '@/components/studio/frame';
import { getStudioLocale, requireAccount } from '@/lib/accounts/current-account';
import { listAuthorLocales } from '@/lib/articles/author-queries';
import { authorNotices, authorsPath } from '@/lib/drafts/authors/author';
import { getAuthorToEdit, listPictureChoices } from '@/lib/drafts/authors/queries';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';

type Props = {
  params: Promise<{ author: string }>;
  searchParams: Promise<{ notice?: unknown }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: getStudioWords(await getStudioLocale()).topicsPage.authors };
}

export default async function AuthorPage({ params, searchParams }: Props) {
  const { author } = await params;
  const account = await requireAccount(`${authorsPath}/${author}`);
  const id = /^[1-9]\d{0,14}$/.test(author) ? Number(author) : 0;
  const found = (await getAuthorToEdit(id)) ?? notFound();
  const { notice } = await searchParams;
  return (
    <StudioFrame {...(await readFrame(account))} current="topics">
      <AuthorScreen
        locale={account.locale}
        author={{ id, ...found }}
        languages={await listAuthorLocales(found.fields.slug)}
        pictures={await listPictureChoices()}
        notice={authorNotices.find((each) => each === notice) ?? null}
      />
    </StudioFrame>
  );
}
