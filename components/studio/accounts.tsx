import type { Role } from '@/lib/accounts/account';
import { removeEditor } from '@/lib/accounts/editor-actions';
import { formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { InvitationForm } from './invitation-form';

export type AccountsProps = {
  locale: Locale;
  accounts: { email: string; role: Role; usedAt: Date | null }[];
  invitations: { email: string; expiresAt: Date }[];
};

export function Accounts({ locale, accounts, invitations }: AccountsProps) {
  const { accountsPage, settingsPage } = getStudioWords(locale);
  return (
    <>
      <h1 className="studio-title">{accountsPage.title}</h1>
      <div className="studio-settings">
        <section>
          <p className="studio-soft">{accountsPage.text}</p>
          <ul className="studio-devices">
            {accounts.map(({ email, role, usedAt }) => (
              <Row
                key={email}
                email={email}
                role={settingsPage.role[role]}
                state={
                  usedAt
                    ? accountsPage.lastSeen(formatDateTime(usedAt, locale))
                    : accountsPage.unused
                }
                remove={role === 'editor' ? accountsPage.remove : null}
              />
            ))}
            {invitations.map(({ email, expiresAt }) => (
              <Row
                key={email}
                email={email}
                role={settingsPage.role.editor}
                state={accountsPage.invited(formatDateTime(expiresAt, locale))}
                remove={accountsPage.withdraw}
              />
            ))}
          </ul>
        </section>
        <section>
          <h2>{accountsPage.invite}</h2>
          <InvitationForm locale={locale} />
        </section>
      </div>
    </>
  );
}

type RowProps = { email: string; role: string; state: string; remove: string | null };

function Row({ email, role, state, remove }: RowProps) {
  return (
    <li>
      <span>
        <span className="studio-address">{email}</span>
        <br />
        <span className="studio-soft">
          {role}, {state}
        </span>
      </span>
      {remove && (
        <form action={removeEditor}>
          <input type="hidden" name="email" value={email} />
          <button className="studio-button" type="submit" aria-label={`${remove} ${email}`}>
            {remove}
          </button>
        </form>
      )}
    </li>
  );
}
