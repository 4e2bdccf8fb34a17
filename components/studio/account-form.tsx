'use client';

import { useActionState, useId } from 'react';
import {
  type AccountField,
  type AccountFormState,
  emptyAccountForm,
} from '@/lib/accounts/form-state';
import type { Locale } from '@/lib/i18n/locales';
import { doorWords } from '@/lib/i18n/studio/door/words';

export type AccountFormProps = {
  locale: Locale;
  action: (state: AccountFormState, form: FormData) => Promise<AccountFormState>;
  submit: string;
  /** With a new password, its hint is shown and password managers offer one */
  isNewPassword?: boolean;
  hint?: string;
  /** The account that it is about; the address is then no question */
  email?: string;
  hidden?: Record<string, string>;
};

export function AccountForm({
  locale,
  action,
  submit,
  isNewPassword = false,
  hint,
  email,
  hidden = {},
}: AccountFormProps) {
  const [state, send, isPending] = useActionState(action, {
    ...emptyAccountForm,
    email: email ?? '',
  });
  const { fields } = doorWords[locale];
  return (
    <form className="studio-form" action={send} noValidate>
      <FormProblem locale={locale} state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        locale={locale}
        state={state}
        name="email"
        label={fields.email}
        type="email"
        autoComplete="username"
        defaultValue={state.email}
        readOnly={email !== undefined}
      />
      <Field
        locale={locale}
        state={state}
        name="password"
        label={isNewPassword ? fields.newPassword : fields.password}
        type="password"
        autoComplete={isNewPassword ? 'new-password' : 'current-password'}
        hint={hint}
      />
      <button className="studio-button first" type="submit" aria-disabled={isPending}>
        {submit}
      </button>
    </form>
  );
}

type FieldProps = {
  locale: Locale;
  state: AccountFormState;
  name: AccountField;
  label: string;
  hint?: string | undefined;
} & Pick<React.ComponentProps<'input'>, 'type' | 'autoComplete' | 'defaultValue' | 'readOnly'>;

export function Field({ locale, state, name, label, hint, ...input }: FieldProps) {
  const id = useId();
  const code = state.errors[name];
  const described = [code && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="studio-field">
      <label htmlFor={id}>{label}</label>
      {code && (
        <p className="studio-error" id={`${id}-error`}>
          {doorWords[locale].errors[code]}
        </p>
      )}
      <input
        // React resets the form after its action: the new default value is what was typed.
        key={String(input.defaultValue)}
        id={id}
        name={name}
        required
        spellCheck={false}
        autoCapitalize="none"
        aria-invalid={code ? true : undefined}
        aria-describedby={described || undefined}
        {...input}
      />
      {hint && (
        <p className="studio-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function FormProblem({ locale, state }: { locale: Locale; state: AccountFormState }) {
  const { problems } = doorWords[locale];
  const { problem, waitMinutes = 1 } = state;
  if (!problem) return null;
  return (
    <p className="studio-error" role="alert">
      {problem === 'tooMany' ? problems.tooMany(waitMinutes) : problems[problem]}
    </p>
  );
}
