import { AccountForm } from '@/components/studio/account-form';
import { StudioDoor } from '@/components/studio/door';
import { acceptInvitation, chooseNewPassword, setUpOwner } from '@/lib/accounts/actions';
import { getStudioLocale } from '@/lib/accounts/current-account';
import { readLink } from '@/lib/accounts/links';
import { appPrefix } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';

type Props = { searchParams: Promise<{ token?: unknown }> };

export async function generateMetadata() {
  return { title: getStudioWords(await getStudioLocale()).link.ownerTitle };
}

/** Opening a link changes nothing, because mail programs and messengers open links: its form does. */
export default async function LinkPage({ searchParams }: Props) {
  const token = String((await searchParams).token ?? '');
  const link = await readLink(token);
  const locale = await getStudioLocale();
  const { link: words } = getStudioWords(locale);
  const common = { locale, isNewPassword: true, hint: words.passwordHint };
  if (link?.kind === 'owner') {
    return (
      <StudioDoor title={words.ownerTitle}>
        <p>{words.ownerText}</p>
        <AccountForm
          {...common}
          action={setUpOwner}
          submit={words.ownerSubmit}
          hidden={{ token, locale }}
        />
      </StudioDoor>
    );
  }
  if (link?.kind === 'reset') {
    return (
      <StudioDoor title={words.resetTitle}>
        <p>{words.resetText(link.email)}</p>
        <AccountForm
          {...common}
          action={chooseNewPassword}
          submit={words.resetSubmit}
          email={link.email}
          hidden={{ token }}
        />
      </StudioDoor>
    );
  }
  if (link?.kind === 'invitation') {
    return (
      <StudioDoor title={words.invitationTitle}>
        <p>{words.invitationText(link.email)}</p>
        <AccountForm
          {...common}
          action={acceptInvitation}
          submit={words.invitationSubmit}
          email={link.email}
          hidden={{ token }}
        />
      </StudioDoor>
    );
  }
  return (
    <StudioDoor title={words.invalidTitle}>
      <p>{words.invalidText}</p>
      <p>{words.newInvitation}</p>
      <p>
        {words.newLink} <code>npm run studio -- link</code>
      </p>
      <p>
        <a href={`${appPrefix}/sign-in`}>{words.toSignIn}</a>
      </p>
    </StudioDoor>
  );
}
