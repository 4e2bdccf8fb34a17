'use client';

import { useActionState } from 'react';
import { type Locale, locales } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { changeProjectTypes } from '@/lib/overrides/actions';
import type { TypeRow, TypesState } from '@/lib/overrides/form-state';
import { SaveBar } from './save-bar';

type TypesFormProps = {
  locale: Locale;
  rows: TypeRow[];
  configured: TypeRow[];
  leads: Record<string, number>;
  changed: { by: string; on: string } | null;
  isIgnored: boolean;
};

export function TypesForm({ locale, rows, configured, leads, changed, isIgnored }: TypesFormProps) {
  const first: TypesState = { rows, shown: JSON.stringify(rows), missing: [], answers: 0 };
  const [state, send, isPending] = useActionState(changeProjectTypes, first);
  const { siteSettings: words } = getStudioWords(locale);
  const { answers, missing, problem, kept = [], outcome } = state;
  const types = words.types;
  return (
    // React resets the form after its action: with each answer, the fields are new ones.
    <form key={answers} className="site-form" action={send} noValidate>
      {/* Enter in a field presses the first button of the form. */}
      <button className="studio-hidden" type="submit" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="shown" value={state.shown} />
      {isIgnored && <p className="studio-error">{types.ignored}</p>}
      {problem && (
        <p className="studio-error" role="alert">
          {types.problems[problem]}
        </p>
      )}
      <ol className="site-types">
        {state.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: with each answer, the rows are new ones.
          <li key={index}>
            <Row
              locale={locale}
              row={row}
              index={index}
              isLast={index === state.rows.length - 1}
              leads={leads[row.key] ?? 0}
              missing={missing}
            />
          </li>
        ))}
      </ol>
      <button className="studio-button" type="submit" name="act" value="add">
        {types.add}
      </button>
      {changed && (
        <div className="site-override">
          <p className="studio-hint">
            {words.changed(changed.on, changed.by)}{' '}
            {words.configured(configured.map(({ labels }) => labels[locale]).join(', '))}
          </p>
          <button className="studio-button" type="submit" name="act" value="revert">
            {words.revert}
          </button>
        </div>
      )}
      {kept.length > 0 && <p role="status">{types.kept(kept.join(', '))}</p>}
      <SaveBar
        words={words}
        label={words.save}
        outcome={outcome}
        problems={missing.length}
        isPending={isPending}
      />
    </form>
  );
}

type RowProps = {
  locale: Locale;
  row: TypeRow;
  index: number;
  isLast: boolean;
  leads: number;
  missing: string[];
};

function Row({ locale, row, index, isLast, leads, missing }: RowProps) {
  const { siteSettings: words } = getStudioWords(locale);
  const { types } = words;
  const { key, labels, isHidden } = row;
  const name = labels[locale] || types.newType;
  const act = (direction: string, label: string, sign: string) => (
    <button
      className="studio-button"
      type="submit"
      name="act"
      value={`${direction} ${index}`}
      aria-label={label}
    >
      {sign}
    </button>
  );
  return (
    <fieldset>
      <legend className="studio-hidden">{name}</legend>
      <input type="hidden" name={`${index}.key`} value={key} />
      {locales.map((language) => {
        const place = `${index}.${language}`;
        const isMissing = missing.includes(place);
        return (
          <div className="studio-field" key={language}>
            <label htmlFor={`type-${place}`}>{types.label(words.languages[language])}</label>
            {isMissing && (
              <p className="studio-error" id={`type-${place}-error`}>
                {types.missing}
              </p>
            )}
            <input
              id={`type-${place}`}
              name={place}
              lang={language}
              defaultValue={labels[language]}
              aria-invalid={isMissing ? true : undefined}
              aria-describedby={isMissing ? `type-${place}-error` : undefined}
              autoFocus={place === missing[0]}
            />
          </div>
        );
      })}
      <label className="site-switch">
        <input type="checkbox" name={`${index}.hidden`} defaultChecked={isHidden} />
        {types.hidden}
      </label>
      <div className="studio-acts">
        {index > 0 && act('up', types.up(name), '↑')}
        {!isLast && act('down', types.down(name), '↓')}
        {leads === 0 && act('remove', types.removeOf(name), types.remove)}
        {leads > 0 && <span className="studio-soft">{types.leads(leads)}</span>}
      </div>
    </fieldset>
  );
}
