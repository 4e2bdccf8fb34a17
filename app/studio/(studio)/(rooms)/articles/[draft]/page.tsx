import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WriteScreen } from '@/components/studio/write/write-screen';
import { requireAccount } from '@/lib/accounts/current-account';
import { usesPlainEditor } from '@/lib/accounts/queries';
import { listFieldChoices } from '@/lib/drafts/field-choices';
import { readDraft } from '@/lib/drafts/open-draft';
import { appPrefix } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';

type Props = { params: Promise<{ draft: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await requireAccount();
  const read = await readDraft(Number((await params).draft) || 0);
  return { title: read?.draft.content.title || getStudioWords(locale).write.untitled };
}

export default async function WritePage({ params }: Props) {
  const { draft: id } = await params;
  const { id: accountId, email, locale } = await requireAccount(`${appPrefix}/articles/${id}`);
  const read = await readDraft(Number(id) || 0);
  if (!read) notFound();
  return (
    <WriteScreen
      key={read.draft.id}
      locale={locale}
      account={{ id: accountId, email }}
      draft={read.draft}
      changedElsewhere={read.changedElsewhere}
      choices={await listFieldChoices(read.draft.id, read.draft.locale)}
      isPlain={await usesPlainEditor(accountId)}
    />
  );
}
