import { Accounts } from '@/components/studio/accounts';
import { StudioFrame } from '@/components/studio/frame';
import { getStudioLocale, requireOwner } from '@/lib/accounts/current-account';
import { listInvitations } from '@/lib/accounts/links';
import { listAccounts } from '@/lib/accounts/queries';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';

export async function generateMetadata() {
  return { title: getStudioWords(await getStudioLocale()).accountsPage.title };
}

export default async function AccountsPage() {
  const account = await requireOwner();
  const { locale } = account;
  const [accounts, invitations] = await Promise.all([listAccounts(), listInvitations()]);
  return (
    <StudioFrame {...(await readFrame(account))} current="settings">
      <Accounts locale={locale} accounts={accounts} invitations={invitations} />
    </StudioFrame>
  );
}
