import { useId } from 'react';

type FieldProps = {
  name: string;
  label: string;
  value?: string;
  hint?: string;
  error?: string | undefined;
  isLong?: boolean;
  language?: string;
  type?: 'text' | 'url';
};

export function Field({ name, label, value, hint, error, isLong, language, type }: FieldProps) {
  const id = useId();
  const shared = {
    id,
    name,
    defaultValue: value ?? '',
    lang: language,
    dir: 'auto',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error || hint ? `${id}-about` : undefined,
  };
  return (
    <div className="studio-field">
      <label htmlFor={id}>{label}</label>
      {isLong ? <textarea {...shared} rows={4} /> : <input {...shared} type={type ?? 'text'} />}
      {(error || hint) && (
        <p id={`${id}-about`} className={error ? 'studio-error' : 'studio-hint'}>
          {error || hint}
        </p>
      )}
    </div>
  );
}
