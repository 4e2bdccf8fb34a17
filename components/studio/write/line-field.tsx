import { type KeyboardEvent, useEffect, useRef } from 'react';

type LineFieldProps = {
  className: string;
  name: string;
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  onEnter: (form: HTMLFormElement | null) => void;
};

/** One line that may be long enough to wrap; Enter goes on to what follows. */
export function LineField({
  className,
  name,
  label,
  placeholder = label,
  value,
  onChange,
  onEnter,
}: LineFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed before this script ran
  useEffect(() => {
    const typed = toLine(field.current?.value ?? value);
    if (typed !== value) onChange(typed);
  }, []);
  const goOn = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEnter(event.currentTarget.form);
  };
  return (
    <textarea
      ref={field}
      id={`field-${name}`}
      name={name}
      className={className}
      rows={1}
      aria-label={label}
      placeholder={placeholder}
      spellCheck
      autoComplete="off"
      value={value}
      onChange={({ target }) => onChange(toLine(target.value))}
      onKeyDown={goOn}
    />
  );
}

const toLine = (text: string) => text.replace(/\s*\n\s*/g, ' ');
