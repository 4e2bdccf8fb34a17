import type { Passkey } from '@/lib/accounts/account';
import { removeOwnPasskey, renameOwnPasskey } from '@/lib/accounts/passkeys/actions';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { AddPasskey } from './passkey-buttons';

type PasskeysProps = { locale: Locale; host: string; passkeys: Passkey[] };

export function Passkeys({ locale, host, passkeys }: PasskeysProps) {
  const { passkeys: words } = getStudioWords(locale);
  return (
    <section id="passkeys">
      <h2>{words.title}</h2>
      <p className="studio-soft">{words.text(host)}</p>
      {passkeys.length > 0 && (
        <ul className="studio-devices">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} locale={locale} passkey={passkey} />
          ))}
        </ul>
      )}
      <AddPasskey locale={locale} />
    </section>
  );
}

function PasskeyRow({ locale, passkey }: { locale: Locale; passkey: Passkey }) {
  const { passkeys: words, settingsPage } = getStudioWords(locale);
  const { id, createdAt, usedAt } = passkey;
  const name = passkey.name || settingsPage.unknownDevice;
  const use = usedAt ? words.lastUsed(formatDateTime(usedAt, locale)) : words.neverUsed;
  return (
    <li>
      <span>
        <bdi>{name}</bdi>
        <br />
        <span className="studio-soft">
          {words.addedOn(formatDate(createdAt, locale))}, {use}
        </span>
      </span>
      <div className="studio-acts">
        <form action={removeOwnPasskey}>
          <input type="hidden" name="passkey" value={id} />
          <button className="studio-button" type="submit" aria-label={words.removeNamed(name)}>
            {words.remove}
          </button>
        </form>
        <details className="studio-rename">
          <summary className="studio-button">{words.rename}</summary>
          <form className="studio-form" action={renameOwnPasskey}>
            <input type="hidden" name="passkey" value={id} />
            <label className="studio-field">
              {words.name}
              <input key={name} name="name" defaultValue={name} maxLength={60} required />
            </label>
            <button className="studio-button" type="submit">
              {settingsPage.save}
            </button>
          </form>
        </details>
      </div>
    </li>
  );
}
