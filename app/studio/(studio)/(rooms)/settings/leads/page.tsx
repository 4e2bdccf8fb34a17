import { DeskSettings } from '@/components/studio/desk-settings';
import { StudioFrame } from '@/components/studio/frame';
import { getStudioLocale, requireOwner } from '@/lib/accounts/current-account';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readHours } from '@/lib/leads/desk/hours-setting';
import { readFrame } from '@/lib/leads/desk/read-desk';
import { listSavedReplies } from '@/lib/leads/desk/saved-replies';
import { site } from '@/lib/settings/site';

export async function generateMetadata() {
  return { title: getStudioWords(await getStudioLocale()).deskSettings.title };
}

export default async function DeskSettingsPage() {
  const account = await requireOwner();
  const { id, locale } = account;
  const [hours, replies] = await Promise.all([readHours(id), listSavedReplies()]);
  return (
    <StudioFrame {...(await readFrame(account))} current="settings">
      <DeskSettings locale={locale} hours={hours} timeZone={site.timeZone} replies={replies} />
    </StudioFrame>
  );
}
