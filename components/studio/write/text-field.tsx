'use client';

import type { ReactNode } from 'react';

/** The form of the text, which the settings beside it belong to */
export const writeForm = 'write-form';

type TextFieldProps = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  /** Several lines are shown; a line break is still none. */
  rows?: number;
} & Pick<
  React.ComponentProps<'input'>,
  'type' | 'placeholder' | 'spellCheck' | 'autoCapitalize' | 'list' | 'onKeyDown' | 'onBlur'
>;

export function TextField({ name, label, value, onChange, hint, rows, ...input }: TextFieldProps) {
  const id = `field-${name}`;
  const shared = {
    id,
    name,
    form: writeForm,
    value,
    'aria-describedby': hint ? `${id}-hint` : undefined,
  };
  return (
    <div className="studio-field">
      <label htmlFor={id}>{label}</label>
      {rows ? (
        <textarea
          {...shared}
          rows={rows}
          placeholder={input.placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          autoComplete="off"
          {...input}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {hint && (
        <p className="studio-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
