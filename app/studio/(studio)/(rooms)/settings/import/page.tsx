import { StudioFrame } from '@/components/studio/frame';
import { ImportScreen } from '@/components/studio/import/import-screen';
import { getStudioLocale, requireOwner } from '@/lib/accounts/current-account';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readArchiveState } from '@/lib/imports/archive/archive-state';
import { readFrame } from '@/lib/leads/desk/read-desk';

export async function generateMetadata() {
  return { title: getStudioWords(await getStudioLocale()).importPage.title };
}

export default async function ImportPage() {
  const account = await requireOwner();
  return (
    <StudioFrame {...(await readFrame(account))} current="settings">
      <ImportScreen locale={account.locale} state={await readArchiveState()} />
    </StudioFrame>
  );
}
