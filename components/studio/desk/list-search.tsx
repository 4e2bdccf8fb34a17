import type { ReactNode } from 'react';

type ListSearchProps = {
  action: string;
  words: { search: string; searchLabel: string; filters: string };
  text: string | undefined;
  /** What else the address of the list says */
  hidden?: Record<string, string>;
  isOpen: boolean;
  children: ReactNode;
};

/** A plain form: what it asks for stands in the address. */
export function ListSearch({
  action,
  words,
  text,
  hidden = {},
  isOpen,
  children,
}: ListSearchProps) {
  return (
    <search>
      <form className="desk-search" action={action}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          type="search"
          name="text"
          aria-label={words.searchLabel}
          placeholder={words.search}
          aria-keyshortcuts="/"
          defaultValue={text}
          maxLength={200}
        />
        <details open={isOpen || undefined}>
          <summary className="studio-button">{words.filters}</summary>
          <div className="desk-filters">
            {children}
            <button className="studio-button first" type="submit">
              {words.search}
            </button>
          </div>
        </details>
      </form>
    </search>
  );
}
