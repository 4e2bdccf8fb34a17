'use client';

import { useActionState, useEffect, useId, useState } from 'react';
import { inviteEditor } from '@/lib/accounts/editor-actions';
import { emptyAccountForm } from '@/lib/accounts/form-state';
import type { Locale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { Field, FormProblem } from './account-form';
import { LanguageChoice } from './language-choice';

export function InvitationForm({ locale }: { locale: Locale }) {
  const [state, send, isPending] = useActionState(inviteEditor, { ...emptyAccountForm, locale });
  const { accountsPage: words, fields } = getStudioWords(locale);
  if (state.link) return <ShownOnce locale={locale} email={state.email} link={state.link} />;
  return (
    <form className="studio-form" action={send} noValidate>
      <FormProblem locale={locale} state={state} />
      <Field
        locale={locale}
        state={state}
        name="email"
        label={fields.email}
        type="email"
        autoComplete="off"
        defaultValue={state.email}
        hint={words.inviteText}
      />
      <LanguageChoice legend={words.language} chosen={state.locale} />
      <button className="studio-button first" type="submit" aria-disabled={isPending}>
        {words.inviteSubmit}
      </button>
    </form>
  );
}

type ShownOnceProps = { locale: Locale; email: string; link: string };

function ShownOnce({ locale, email, link }: ShownOnceProps) {
  const { accountsPage: words } = getStudioWords(locale);
  const id = useId();
  const [copying, setCopying] = useState<'impossible' | 'possible' | 'done'>('impossible');
  useEffect(() => setCopying(navigator.clipboard ? 'possible' : 'impossible'), []);
  return (
    <div className="studio-form studio-once">
      <p role="status">
        <strong>{words.linkTitle(email)}</strong>
        <br />
        {words.linkText}
      </p>
      <div className="studio-field">
        <label htmlFor={id}>{words.link}</label>
        <input id={id} readOnly value={link} onFocus={({ target }) => target.select()} />
      </div>
      {copying !== 'impossible' && (
        <button
          className="studio-button first"
          type="button"
          onClick={() => navigator.clipboard.writeText(link).then(() => setCopying('done'))}
        >
          {copying === 'done' ? words.copied : words.copy}
        </button>
      )}
      <p>
        <a href={`${appPrefix}/settings/accounts`}>{words.another}</a>
      </p>
    </div>
  );
}
