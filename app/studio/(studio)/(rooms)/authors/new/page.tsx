import type { Metadata } from 'next';
import { AuthorScreen } from '@/components/studio/authors/author-screen';
import { StudioFrame } from '@/components/studio/frame';
import { getStudioLocale, requireAccount } from '@/lib/accounts/current-account';
import { authorsPath } from '@/lib/drafts/authors/author';
import { listPictureChoices } from '@/lib/drafts/authors/queries';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getStudioWords(await getStudioLocale()).authorsPage.add };
}

export default async function NewAuthorPage() {
  const account = await requireAccount(`${authorsPath}/new`);
  return (
    <StudioFrame {...(await readFrame(account))} current="topics">
      <AuthorScreen
        locale={account.locale}
        author={null}
        languages={[]}
        pictures={await listPictureChoices()}
        notice={null}
      />
    </StudioFrame>
  );
}
