'use client';

import { useActionState, useId } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { erasePerson } from '@/lib/leads/desk/person-actions';

type EraseFormProps = { locale: Locale; reference: string };

export function EraseForm({ locale, reference }: EraseFormProps) {
  const [{ typed, problem }, send, isPending] = useActionState(erasePerson, { typed: '' });
  const { personPage: words } = getStudioWords(locale);
  const id = useId();
  return (
    <form className="studio-form" action={send} noValidate>
      <input type="hidden" name="reference" value={reference} />
      <div className="studio-field">
        <label htmlFor={id}>{words.typeAddress}</label>
        {problem && (
          <p className="studio-error" id={`${id}-error`} role="alert">
            {words.problems[problem]}
          </p>
        )}
        <input
          // React resets the form after its action: the new default value is what was typed.
          key={typed}
          id={id}
          name="email"
          type="email"
          defaultValue={typed}
          required
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-error` : undefined}
        />
      </div>
      <button className="studio-button danger" type="submit" aria-disabled={isPending}>
        {words.eraseSubmit}
      </button>
    </form>
  );
}
