'use client';

import { useActionState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import type { SiteSettingsWords } from '@/lib/i18n/studio/site-settings/fr';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { changeSite } from '@/lib/overrides/actions';
import type { SettingsState } from '@/lib/overrides/form-state';
import type { FieldGroup } from '@/lib/settings/setting-fields';
import { SaveBar } from './save-bar';
import { type EditedSetting, SettingInput } from './setting-input';

type SettingsFormProps = { locale: Locale; group: FieldGroup; settings: EditedSetting[] };

export function SettingsForm({ locale, group, settings }: SettingsFormProps) {
  const texts = Object.fromEntries(settings.map(({ key, text }) => [key, text]));
  const first: SettingsState = { typed: texts, shown: texts, problems: {}, answers: 0 };
  const [state, send, isPending] = useActionState(changeSite, first);
  const { siteSettings: words } = getStudioWords(locale);
  const { typed, shown, problems, expiring, answers, outcome } = state;
  const wrong = settings.find(({ key }) => problems[key]);
  return (
    // React resets the form after its action: with each answer, the fields are new ones.
    <form key={answers} className="site-form" action={send} noValidate>
      {/* Enter in a field presses the first button of the form. */}
      <button className="studio-hidden" type="submit" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="group" value={group} />
      {settings.map((setting) => (
        <SettingInput
          key={setting.key}
          words={words}
          setting={setting}
          typed={typed[setting.key] ?? ''}
          shown={shown[setting.key] ?? ''}
          problem={problems[setting.key]}
          isFocused={setting === wrong}
        />
      ))}
      {expiring && <Expiring words={words.expiring} expiring={expiring} />}
      <SaveBar
        words={words}
        label={expiring ? words.expiring.submit : words.save}
        outcome={outcome}
        problems={Object.keys(problems).length}
        isPending={isPending}
      />
    </form>
  );
}

/** React sets the focus to fields only; without scripts, the browser does by `autofocus`. */
const focus = (element: HTMLElement | null) => element?.focus();

type ExpiringProps = {
  words: SiteSettingsWords['expiring'];
  expiring: NonNullable<SettingsState['expiring']>;
};

function Expiring({ words, expiring }: ExpiringProps) {
  const { leads, suspected, mails, retention } = expiring;
  return (
    <div ref={focus} className="site-warning" role="alert" tabIndex={-1} autoFocus>
      <input type="hidden" name="confirmed" value={retention} />
      <p>
        <strong>{words.title}</strong>
      </p>
      {leads + suspected + mails === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <p>{words.text}</p>
          <ul>
            {leads > 0 && <li>{words.leads(leads)}</li>}
            {suspected > 0 && <li>{words.suspected(suspected)}</li>}
            {mails > 0 && <li>{words.mails(mails)}</li>}
          </ul>
        </>
      )}
    </div>
  );
}
