'use client';

import { useActionState, useEffect, useRef } from 'react';
import { saveAuthorProfile } from '@/lib/drafts/authors/actions';
import type { AuthorFields, AuthorState, PictureChoice } from '@/lib/drafts/authors/author';
import { type Locale, locales } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { Field } from '../editor/forms/field';
import { PhotoField } from './photo-field';

type AuthorFormProps = {
  locale: Locale;
  author: { id: number; fields: AuthorFields; base: string } | null;
  pictures: PictureChoice[];
};

const emptyFields: AuthorFields = {
  name: '',
  slug: '',
  role: { fr: '', en: '' },
  biography: { fr: '', en: '' },
  links: [],
  photo: '',
};
const emptyLink = { label: '', url: '' };

export function AuthorForm({ locale, author, pictures }: AuthorFormProps) {
  const { authorsPage: words } = getStudioWords(locale);
  const first = { fields: author?.fields ?? emptyFields, base: author?.base ?? '', errors: {} };
  const [state, send, isPending] = useActionState<AuthorState, FormData>(saveAuthorProfile, first);
  const form = useRef<HTMLFormElement>(null);
  const { fields, base, errors, problem, stored, isSaved } = state;
  useEffect(() => {
    if (Object.keys(errors).length > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    }
  }, [errors]);

  const about = (name: string, value: string, other: string | undefined) => {
    const error = errors[name];
    return {
      // React resets the form after its action: the new default value is what was typed.
      key: `${name} ${value}`,
      name,
      value,
      ...(error && { error: words.errors[error] }),
      ...(other !== undefined && other !== value && { hint: words.stored(other) }),
    };
  };
  const { key: nameKey, ...name } = about('name', fields.name, stored?.name);
  return (
    <form ref={form} className="studio-form wide author-form" action={send} noValidate>
      {author && <input type="hidden" name="id" value={author.id} />}
      <input type="hidden" name="base" value={base} />
      {problem && (
        <p className="studio-error" role="alert">
          {words.problems[problem]}
        </p>
      )}
      <Field key={nameKey} {...name} label={words.name} />
      <SlugField locale={locale} state={state} isFixed={author !== null} />
      <PhotoField
        key={`photo ${fields.photo}`}
        locale={locale}
        name={fields.name}
        photo={fields.photo}
        pictures={pictures}
        error={errors.photo && words.errors[errors.photo]}
        hint={stored && stored.photo !== fields.photo ? words.storedPhoto : undefined}
      />
      {locales.map((language) => {
        const { role, biography } = fields;
        const { key, ...field } = about(`role-${language}`, role[language], stored?.role[language]);
        const { key: textKey, ...text } = about(
          `biography-${language}`,
          biography[language],
          stored?.biography[language],
        );
        return (
          <div key={language} className="author-language">
            <Field key={key} {...field} label={words.role(language)} language={language} />
            <Field
              key={textKey}
              hint={words.biographyHint}
              {...text}
              label={words.biography(language)}
              language={language}
              isLong
            />
          </div>
        );
      })}
      <LinkFields locale={locale} state={state} />
      {isSaved && <p role="status">{words.saved}</p>}
      <button className="studio-button first" type="submit" aria-disabled={isPending}>
        {words.save}
      </button>
    </form>
  );
}

type PartProps = { locale: Locale; state: AuthorState };

function SlugField({ locale, state, isFixed }: PartProps & { isFixed: boolean }) {
  const { authorsPage: words } = getStudioWords(locale);
  const { fields, errors } = state;
  if (isFixed) {
    return (
      <p>
        {words.slug} <code>{fields.slug}</code>
        <input type="hidden" name="slug" value={fields.slug} />
      </p>
    );
  }
  return (
    <Field
      key={fields.slug}
      name="slug"
      label={words.slug}
      value={fields.slug}
      hint={words.slugHint}
      error={errors.slug && words.errors[errors.slug]}
    />
  );
}

function LinkFields({ locale, state }: PartProps) {
  const { authorsPage: words } = getStudioWords(locale);
  const { fields, errors, stored } = state;
  const last = fields.links.findLastIndex(({ label, url }) => label || url);
  const rows = [...fields.links.slice(0, last + 1), emptyLink, emptyLink];
  const format = (links: AuthorFields['links']) =>
    links.map(({ label, url }) => `${label} ${url}`).join(', ');
  const given = fields.links.filter(({ label, url }) => label || url);
  const error = (name: string) => errors[name] && words.errors[errors[name]];
  return (
    <fieldset className="author-links">
      <legend>{words.links}</legend>
      <p className="studio-hint">{words.linksHint}</p>
      {stored && format(stored.links) !== format(given) && (
        <p className="studio-hint">{words.stored(format(stored.links))}</p>
      )}
      {rows.map(({ label, url }, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div key={`${row} ${label} ${url}`} className="author-link">
          <Field
            name={`label-${row}`}
            label={words.label(row + 1)}
            value={label}
            error={error(`label-${row}`)}
          />
          <Field
            name={`url-${row}`}
            type="url"
            label={words.url(row + 1)}
            value={url}
            error={error(`url-${row}`)}
          />
        </div>
      ))}
    </fieldset>
  );
}
