'use client';

import { useEffect, useRef, useState } from 'react';
import type { Content } from '@/lib/drafts/content';
import type { Locale } from '@/lib/i18n/locales';
import { pagesWords } from '@/lib/i18n/studio/pages/words';
import type { WriteWords } from '@/lib/i18n/studio/write/fr';
import { writeWords } from '@/lib/i18n/studio/write/words';
import './comparison.css';

type Side = { label: string; content: Content };

type ComparisonProps = {
  locale: Locale;
  language: string;
  other: Side;
  mine: Side;
  /** Lets the author take passages and fields of the other into mine. */
  onMerge?: (merged: Content) => void;
};

export function Comparison({ locale, language, other, mine, onMerge }: ComparisonProps) {
  const { comparison: words } = writeWords[locale];
  const parent = useRef<HTMLDivElement>(null);
  const [isLoaded, setIsLoaded] = useState(false);
  const [merged, setMerged] = useState(mine.content);
  const latest = useRef(mine.content);
  const fields = listDifferences(other.content, mine.content);
  const hasBodies = other.content.body !== mine.content.body;

  const change = (patch: Partial<Content>) => {
    latest.current = { ...latest.current, ...patch };
    setMerged(latest.current);
    onMerge?.(latest.current);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: shown once; a key makes another comparison
  useEffect(() => {
    const box = parent.current;
    if (!box) return;
    let remove: (() => void) | undefined;
    let isCurrent = true;
    void import('./merge-view').then(({ showMerge }) => {
      if (!isCurrent) return;
      remove = showMerge({
        parent: box,
        language,
        other: { label: other.label, text: other.content.body },
        mine: { label: mine.label, text: mine.content.body },
        ...(onMerge && { onMerge: (body: string) => change({ body }) }),
      });
      setIsLoaded(true);
    });
    return () => {
      isCurrent = false;
      remove?.();
    };
  }, []);

  if (fields.length === 0 && !hasBodies) return <p>{words.same}</p>;
  return (
    <div className="comparison">
      <div className="comparison-labels" aria-hidden="true">
        <b>{other.label}</b>
        <b>{mine.label}</b>
      </div>
      {fields.map((field) => (
        <fieldset key={field} className="comparison-field">
          <legend>{words.fields[field]}</legend>
          {[other, mine].map(({ label, content }) =>
            onMerge ? (
              <label key={label}>
                <input
                  type="radio"
                  name={field}
                  checked={isSameValue(merged[field], content[field])}
                  onChange={() => change({ [field]: content[field] })}
                />
                {formatValue(field, content, locale)}
              </label>
            ) : (
              <span key={label}>{formatValue(field, content, locale)}</span>
            ),
          )}
        </fieldset>
      ))}
      {hasBodies && onMerge && <p className="studio-hint">{words.merge}</p>}
      {hasBodies && !isLoaded && <p role="status">{words.loading}</p>}
      <div ref={parent} className="comparison-bodies" hidden={!hasBodies} />
    </div>
  );
}

type Words = WriteWords['comparison'];
type Field = keyof Words['fields'];
type Value = Content[Field];

function listDifferences(one: Content, other: Content): Field[] {
  return (Object.keys(one) as (keyof Content)[]).filter(
    (field): field is Field => field !== 'body' && !isSameValue(one[field], other[field]),
  );
}

const isSameValue = (one: Value, other: Value) => String(one) === String(other);

function formatValue(field: Field, content: Content, locale: Locale): string {
  const write = writeWords[locale];
  const pages = pagesWords[locale];
  const words = write.comparison;
  if (field === 'nav') return pages.places[content.nav];
  const value = content[field];
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return (typeof value === 'string' ? value : value.join(', ')) || words.empty;
}
