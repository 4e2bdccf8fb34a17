'use client';

import { type ReactNode, useActionState } from 'react';
import type { LeadFormWords } from '@/components/reader/lead-form-words';
import { sendLead } from '@/lib/leads/actions';
import { emptyLeadForm } from '@/lib/leads/form-state';
import { honeypotField, type LeadField } from '@/lib/leads/schema';

type LeadFormProps = {
  words: Record<
    | 'requiredFields'
    | 'optional'
    | 'name'
    | 'email'
    | 'projectType'
    | 'projectTypeUndecided'
    | 'details'
    | 'detailsHint'
    | 'phone'
    | 'phoneHint'
    | 'submit'
    | 'honeypotLabel'
    | 'privacy'
    | 'privacyLink',
    string
  >;
  scriptWords: LeadFormWords;
  privacyPath: string;
  locale: string;
  pageTitle: string;
  articleSlug?: string;
  pageSlug?: string;
  /** A hidden one is offered only to whoever has chosen it before. */
  projectTypes: { key: string; label: string; isHidden: boolean }[];
  asksForPhone: boolean;
};

/** Server-rendered in each state, so that it works without JavaScript; see components/reader/lead-form.ts. */
export function LeadForm({
  words,
  scriptWords,
  privacyPath,
  locale,
  pageTitle,
  articleSlug,
  pageSlug,
  projectTypes,
  asksForPhone,
}: LeadFormProps) {
  const [state, action] = useActionState(sendLead, emptyLeadForm);
  const { values, errors } = state;
  const failed = state.summary !== undefined;
  const offered = projectTypes.filter(
    ({ key, isHidden }) => !isHidden || (failed && values.projectType === key),
  );

  const describedBy = (field: LeadField, hint: string[] = []) =>
    [...hint, ...(errors[field] ? [`${field}-error`] : [])].join(' ') || undefined;

  const fieldProps = (field: LeadField, ...hint: string[]) => ({
    id: field,
    name: field,
    defaultValue: values[field],
    'aria-invalid': errors[field] ? true : undefined,
    'aria-describedby': describedBy(field, hint),
  });

  return (
    <form action={action} noValidate data-words={JSON.stringify(scriptWords)}>
      <title>{failed ? scriptWords.errorPrefix + pageTitle : pageTitle}</title>
      <input type="hidden" name="locale" value={locale} />
      {articleSlug && <input type="hidden" name="article" value={articleSlug} />}
      {pageSlug && <input type="hidden" name="page" value={pageSlug} />}
      <input type="hidden" name="referrer" defaultValue={state.referrer} />
      <input type="hidden" name="elapsed" defaultValue={state.elapsed} />
      <p className="hint">{words.requiredFields}</p>
      {failed && (
        <div className="summary" role="alert" tabIndex={-1} autoFocus>
          <p>{state.summary}</p>
          {Object.keys(errors).length > 0 && (
            <ul>
              {Object.entries(errors).map(([field, message]) => (
                <li key={field}>
                  <a href={`#${field}`}>{message}</a>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <div className="field-row">
        <Field label={words.name} field="name" error={errors.name} required>
          <input {...fieldProps('name')} required autoComplete="name" dir="auto" />
        </Field>
        <Field label={words.email} field="email" error={errors.email} required>
          <input
            {...fieldProps('email')}
            required
            type="email"
            autoComplete="email"
            spellCheck={false}
          />
        </Field>
      </div>
      <fieldset
        id="projectType"
        tabIndex={-1}
        aria-describedby={describedBy('projectType', ['projectType-hint'])}
      >
        <legend>{words.projectType}</legend>
        <p className="hint" id="projectType-hint">
          {words.optional}
        </p>
        <FieldError field="projectType" error={errors.projectType} />
        <div className="options">
          {[...offered, { key: '', label: words.projectTypeUndecided }].map(({ key, label }) => (
            <label className="option" key={key}>
              <input
                type="radio"
                name="projectType"
                value={key}
                defaultChecked={failed && values.projectType === key}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        label={words.details}
        field="details"
        error={errors.details}
        hint={words.detailsHint}
        required
      >
        <textarea {...fieldProps('details', 'details-hint')} required rows={5} dir="auto" />
      </Field>
      {(asksForPhone || values.phone) && (
        <Field label={words.phone} field="phone" error={errors.phone} hint={words.phoneHint}>
          <input {...fieldProps('phone', 'phone-hint')} type="tel" autoComplete="tel" />
        </Field>
      )}
      <div className="offscreen" aria-hidden="true">
        <label htmlFor={honeypotField}>{words.honeypotLabel}</label>
        <input id={honeypotField} name={honeypotField} tabIndex={-1} autoComplete="off" />
      </div>
      <div className="submit">
        <button className="button" type="submit">
          {words.submit}
        </button>
        <small>
          {words.privacy} <a href={privacyPath}>{words.privacyLink}</a>.
        </small>
      </div>
    </form>
  );
}

type FieldProps = {
  label: string;
  field: LeadField;
  error: string | undefined;
  hint?: string;
  required?: boolean;
  children: ReactNode;
};

function Field({ label, field, error, hint, required, children }: FieldProps) {
  return (
    <div className={error ? 'field field-invalid' : 'field'}>
      <label htmlFor={field}>
        {label} {required && <span aria-hidden="true">*</span>}
      </label>
      {hint && (
        <p className="hint" id={`${field}-hint`}>
          {hint}
        </p>
      )}
      <FieldError field={field} error={error} />
      {children}
    </div>
  );
}

function FieldError({ field, error }: { field: LeadField; error: string | undefined }) {
  if (!error) return null;
  return (
    <p className="field-error" id={`${field}-error`}>
      {error}
    </p>
  );
}
