import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StudioFrame } from '@/components/studio/frame';
import { Versions } from '@/components/studio/write/versions';
import { requireAccount } from '@/lib/accounts/current-account';
import { readDraft } from '@/lib/drafts/open-draft';
import { pathToVersions } from '@/lib/drafts/paths';
import { getRevision, listRevisions } from '@/lib/drafts/revisions';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';
import { readParams } from '../../read-params';

type Props = {
  params: Promise<{ kind: string; id: string }>;
  searchParams: Promise<{ show?: string | string[]; problem?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireAccount();
  return { title: getStudioWords(locale).write.versionsPage.title };
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const text = await readParams(params);
  const account = await requireAccount(pathToVersions(text));
  const read = await readDraft(text.id);
  if (read?.draft.kind !== text.kind) notFound();
  const { show, problem } = await searchParams;
  const revisions = await listRevisions(read.draft.id);
  const shown = revisions.find((revision) => revision.id === Number(show));
  const content = shown && (await getRevision(read.draft.id, shown.id));
  return (
    <StudioFrame {...(await readFrame(account))} current={null}>
      <Versions
        locale={account.locale}
        draft={read.draft}
        revisions={revisions}
        shown={shown && content ? { ...shown, content } : null}
        problem={problem === 'conflict' || problem === 'gone' ? problem : null}
      />
    </StudioFrame>
  );
}
