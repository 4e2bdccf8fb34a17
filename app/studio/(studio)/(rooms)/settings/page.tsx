import { StudioFrame } from '@/components/studio/frame';
import { Settings } from '@/components/studio/settings';
import { getStudioLocale, requireAccount } from '@/lib/accounts/current-account';
import { listSessions } from '@/lib/accounts/sessions';
import { getStudioWords } from '@/lib/i18n/studio/words';

type Props = { searchParams: Promise<{ done?: unknown }> };

export async function generateMetadata() {
  return { title: getStudioWords(await getStudioLocale()).settings };
}

export default async function SettingsPage({ searchParams }: Props) {
  const account = await requireAccount();
  const devices = await listSessions(account.id);
  return (
    <StudioFrame locale={account.locale} current="settings">
      <Settings
        account={account}
        devices={devices}
        isPasswordChanged={(await searchParams).done === 'password'}
      />
    </StudioFrame>
  );
}
