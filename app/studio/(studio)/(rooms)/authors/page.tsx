import type { Metadata } from 'next';
import { AuthorsScreen } from '@/components/studio/authors/authors-screen';
import { StudioFrame } from '@/components/studio/frame';
import { getStudioLocale, requireAccount } from '@/lib/accounts/current-account';
import { authorNotices, authorsPath } from '@/lib/drafts/authors/author';
import { listStudioAuthors } from '@/lib/drafts/authors/queries';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';

type Props = { searchParams: Promise<{ notice?: unknown }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: getStudioWords(await getStudioLocale()).topicsPage.authors };
}

export default async function AuthorsPage({ searchParams }: Props) {
  const account = await requireAccount(authorsPath);
  const { notice } = await searchParams;
  return (
    <StudioFrame {...(await readFrame(account))} current="topics">
      <AuthorsScreen
        locale={account.locale}
        authors={await listStudioAuthors()}
        notice={authorNotices.find((each) => each === notice) ?? null}
      />
    </StudioFrame>
  );
}
