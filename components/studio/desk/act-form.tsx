import type { ReactNode } from 'react';
import './acts.css';

/** The lead that a form is about, as the author saw it, and the list beside it */
export type Place = { id: number; version: number; reference: string; query: string };

type ActFormProps = {
  action: (form: FormData) => Promise<void>;
  place: Place | Record<string, string | number>;
  fields?: Record<string, string | number>;
  className?: string;
  children: ReactNode;
};

export function ActForm({ action, place, fields = {}, className, children }: ActFormProps) {
  return (
    <form action={action} className={className}>
      {Object.entries({ ...place, ...fields }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
