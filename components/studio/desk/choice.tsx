import type { ReactNode } from 'react';

type ChoiceProps<Name extends string> = {
  name: Name;
  labels: Record<Name, string>;
  /** The label of no choice */
  any: string;
  value: string | number | undefined;
  children: ReactNode;
};

export function Choice<Name extends string>({
  name,
  labels,
  any,
  value,
  children,
}: ChoiceProps<Name>) {
  return (
    <label>
      {labels[name]}
      <select name={name} defaultValue={value ?? ''}>
        <option value="">{any}</option>
        {children}
      </select>
    </label>
  );
}
