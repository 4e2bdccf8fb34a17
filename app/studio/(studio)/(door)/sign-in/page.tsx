import { redirect } from 'next/navigation';
import { AccountForm } from '@/components/studio/account-form';
import { StudioDoor } from '@/components/studio/door';
import { SignInWithPasskey } from '@/components/studio/passkey-buttons';
import { signIn } from '@/lib/accounts/actions';
import { getSignedIn, getStudioLocale } from '@/lib/accounts/current-account';
import { parseNextPath } from '@/lib/accounts/schema';
import { appPrefix } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';

type Props = { searchParams: Promise<{ next?: unknown }> };

export async function generateMetadata() {
  return { title: getStudioWords(await getStudioLocale()).signIn.title };
}

/** Whoever is signed in and sent here with `next` is asked for the password again. */
export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const account = await getSignedIn();
  if (account && next === undefined) redirect(appPrefix);
  const locale = await getStudioLocale();
  const { signIn: words } = getStudioWords(locale);
  return (
    <StudioDoor title={account ? words.confirmTitle : words.title}>
      {account && <p>{words.confirmText}</p>}
      <SignInWithPasskey locale={locale} next={parseNextPath(next)} />
      <AccountForm
        locale={locale}
        action={signIn}
        submit={words.submit}
        hidden={{ next: parseNextPath(next) }}
        {...(account && { email: account.email })}
      />
      <p className="studio-hint">
        {words.forgotten} <code>npm run studio -- link</code>
      </p>
    </StudioDoor>
  );
}
