import type { Device, Passkey, SignedIn } from '@/lib/accounts/account';
import {
  changeOwnPassword,
  chooseEditor,
  chooseLanguage,
  signOutDevice,
  signOutEverywhere,
} from '@/lib/accounts/actions';
import { formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { pathToSiteGroup } from '@/lib/overrides/site-groups';
import { AccountForm } from './account-form';
import { LanguageChoice } from './language-choice';
import { Passkeys } from './passkeys';

type SettingsProps = {
  account: SignedIn;
  devices: Device[];
  passkeys: Passkey[];
  passkeyHost: string;
  isPasswordChanged: boolean;
  usesPlainEditor: boolean;
};

export function Settings({
  account,
  devices,
  passkeys,
  passkeyHost,
  isPasswordChanged,
  usesPlainEditor,
}: SettingsProps) {
  const { locale, email, role } = account;
  const words = getStudioWords(locale);
  const { accountsPage, deskSettings, importPage, settingsPage, siteSettings, link } = words;
  return (
    <>
      <h1 className="studio-title">{words.settings}</h1>
      <div className="studio-settings">
        <section>
          <h2>{settingsPage.account}</h2>
          <p>
            {email} <span className="studio-soft">{settingsPage.role[role]}</span>
          </p>
          <LanguageForm account={account} />
          <EditorForm locale={locale} isPlain={usesPlainEditor} />
        </section>
        <section>
          <h2>{settingsPage.password}</h2>
          <p className="studio-soft">{settingsPage.passwordText}</p>
          {isPasswordChanged && <p role="status">{settingsPage.passwordChanged}</p>}
          <AccountForm
            locale={locale}
            action={changeOwnPassword}
            submit={settingsPage.changePassword}
            isNewPassword
            hint={link.passwordHint}
            email={email}
          />
        </section>
        <Passkeys locale={locale} host={passkeyHost} passkeys={passkeys} />
        <section>
          <h2>{settingsPage.devices}</h2>
          <p className="studio-soft">{settingsPage.devicesText}</p>
          <DeviceList account={account} devices={devices} />
        </section>
        {role === 'owner' && (
          <section>
            <h2>{siteSettings.title}</h2>
            <p className="studio-soft">{siteSettings.text}</p>
            <p>
              <a href={pathToSiteGroup('identity')}>{siteSettings.manage}</a>
            </p>
          </section>
        )}
        {role === 'owner' && (
          <section>
            <h2>{deskSettings.title}</h2>
            <p className="studio-soft">{deskSettings.text}</p>
            <p>
              <a href={`${appPrefix}/settings/leads`}>{deskSettings.manage}</a>
            </p>
          </section>
        )}
        {role === 'owner' && (
          <section>
            <h2>{accountsPage.title}</h2>
            <p className="studio-soft">{accountsPage.text}</p>
            <p>
              <a href={`${appPrefix}/settings/accounts`}>{accountsPage.manage}</a>
            </p>
          </section>
        )}
        {role === 'owner' && (
          <section>
            <h2>{importPage.title}</h2>
            <p className="studio-soft">{importPage.text}</p>
            <p>
              <a href={`${appPrefix}/settings/import`}>{importPage.manage}</a>
            </p>
          </section>
        )}
      </div>
    </>
  );
}

function LanguageForm({ account: { locale } }: { account: SignedIn }) {
  const { settingsPage } = getStudioWords(locale);
  return (
    <form className="studio-form" action={chooseLanguage}>
      <LanguageChoice legend={settingsPage.language} chosen={locale} />
      <button className="studio-button" type="submit">
        {settingsPage.save}
      </button>
    </form>
  );
}

function EditorForm({ locale, isPlain }: { locale: Locale; isPlain: boolean }) {
  const { settingsPage } = getStudioWords(locale);
  const choices = [
    { value: 'rich', label: settingsPage.richEditor, isChosen: !isPlain },
    { value: 'plain', label: settingsPage.plainEditor, isChosen: isPlain },
  ];
  return (
    <form className="studio-form" action={chooseEditor}>
      <fieldset>
        <legend>{settingsPage.editor}</legend>
        {choices.map(({ value, label, isChosen }) => (
          <label key={value}>
            <input type="radio" name="editor" value={value} defaultChecked={isChosen} />
            {label}
          </label>
        ))}
      </fieldset>
      <button className="studio-button" type="submit">
        {settingsPage.useEditor}
      </button>
    </form>
  );
}

function DeviceList({ account, devices }: { account: SignedIn; devices: Device[] }) {
  const { locale, session } = account;
  const { settingsPage } = getStudioWords(locale);
  return (
    <>
      <ul className="studio-devices">
        {devices.map(({ id, device, usedAt }) => {
          const name = device || settingsPage.unknownDevice;
          const isThis = id === session.id;
          return (
            <li key={id}>
              <span>
                {name} {isThis && <strong>({settingsPage.thisDevice})</strong>}
                <br />
                <span className="studio-soft">
                  {settingsPage.lastUsed(formatDateTime(usedAt, locale))}
                </span>
              </span>
              <form action={signOutDevice}>
                <input type="hidden" name="session" value={id} />
                <button className="studio-button" type="submit">
                  {isThis ? settingsPage.signOutHere : settingsPage.signOutDevice(name)}
                </button>
              </form>
            </li>
          );
        })}
      </ul>
      <form action={signOutEverywhere}>
        <button className="studio-button" type="submit">
          {settingsPage.signOutEverywhere}
        </button>
      </form>
    </>
  );
}
