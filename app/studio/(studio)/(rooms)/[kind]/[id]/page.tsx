import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WriteScreen } from '@/components/studio/write/write-screen';
import { requireAccount } from '@/lib/accounts/current-account';
import { usesPlainEditor } from '@/lib/accounts/queries';
import { readCounterpart } from '@/lib/drafts/counterpart';
import { listFieldChoices } from '@/lib/drafts/field-choices';
import { readDraft } from '@/lib/drafts/open-draft';
import { pathToDraft } from '@/lib/drafts/paths';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readParams } from '../read-params';

type Props = { params: Promise<{ kind: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await readParams(params);
  const { locale } = await requireAccount();
  const read = await readDraft(id);
  return { title: read?.draft.content.title || getStudioWords(locale).write.untitled };
}

export default async function WritePage({ params }: Props) {
  const text = await readParams(params);
  const { id: accountId, email, locale } = await requireAccount(pathToDraft(text));
  const read = await readDraft(text.id);
  if (read?.draft.kind !== text.kind) notFound();
  return (
    <WriteScreen
      key={read.draft.id}
      locale={locale}
      account={{ id: accountId, email }}
      draft={read.draft}
      changedElsewhere={read.changedElsewhere}
      counterpart={await readCounterpart(read.draft)}
      choices={await listFieldChoices(read.draft)}
      isPlain={await usesPlainEditor(accountId)}
    />
  );
}
