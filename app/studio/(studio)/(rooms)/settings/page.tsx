import { StudioFrame } from '@/components/studio/frame';
import { Settings } from '@/components/studio/settings';
import { getStudioLocale, requireAccount } from '@/lib/accounts/current-account';
import { getPasskeyHost, listPasskeys } from '@/lib/accounts/passkeys/passkeys';
import { usesPlainEditor } from '@/lib/accounts/queries';
import { listSessions } from '@/lib/accounts/sessions';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';

type Props = { searchParams: Promise<{ done?: unknown }> };

export async function generateMetadata() {
  return { title: getStudioWords(await getStudioLocale()).settings };
}

export default async function SettingsPage({ searchParams }: Props) {
  const account = await requireAccount();
  const [devices, passkeys, isPlain] = await Promise.all([
    listSessions(account.id),
    listPasskeys(account.id),
    usesPlainEditor(account.id),
  ]);
  return (
    <StudioFrame {...(await readFrame(account))} current="settings">
      <Settings
        account={account}
        devices={devices}
        passkeys={passkeys}
        usesPlainEditor={isPlain}
        passkeyHost={getPasskeyHost()}
        isPasswordChanged={(await searchParams).done === 'password'}
      />
    </StudioFrame>
  );
}
