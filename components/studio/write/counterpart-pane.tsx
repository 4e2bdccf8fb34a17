'use client';

import { useState } from 'react';
import { MarkdownReader } from '@/components/studio/editor/markdown-reader';
import type { Content } from '@/lib/drafts/content';
import type { Counterpart } from '@/lib/drafts/draft';
import type { Locale } from '@/lib/i18n/locales';
import { writeWords } from '@/lib/i18n/studio/write/words';
import { ChoiceDialog } from './choice-dialog';
import { Comparison } from './comparison';
import './counterpart-pane.css';

type CounterpartPaneProps = {
  locale: Locale;
  counterpart: Counterpart;
  isPlain: boolean;
};

export function CounterpartPane({ locale, counterpart, isPlain }: CounterpartPaneProps) {
  const { counterpart: words, untitled } = writeWords[locale];
  const { isOriginal, state, content, paths, changed, locale: language } = counterpart;
  const [compared, setCompared] = useState<Content | null>(null);
  return (
    <section className="counterpart" aria-label={words.title(isOriginal, language)}>
      <p className="counterpart-about">
        <span>
          {words.title(isOriginal, language)} · {words.state(state, isOriginal)}
        </span>
        <a href={paths.see} target="_blank" rel="noreferrer">
          {words.see}
        </a>
        <a href={paths.write}>{words.write}</a>
      </p>
      {changed && (
        <p className="counterpart-changed">
          <b>{words.changed}</b>{' '}
          {changed.before ? (
            <button
              className="studio-button"
              type="button"
              onClick={() => setCompared(changed.before)}
            >
              {words.compare}
            </button>
          ) : (
            words.unknown
          )}
        </p>
      )}
      <div className="counterpart-text" lang={language}>
        <h2 className="counterpart-title">{content.title || untitled}</h2>
        {content.dek && <p className="counterpart-dek">{content.dek}</p>}
        <MarkdownReader
          locale={locale}
          language={language}
          label={words.title(isOriginal, language)}
          text={content.body}
          isPlain={isPlain}
        />
      </div>
      {compared && (
        <ChoiceDialog title={words.comparison} text={words.since} onClose={() => setCompared(null)}>
          <Comparison
            locale={locale}
            language={language}
            other={{ label: words.before, content: compared }}
            mine={{ label: words.now, content }}
          />
          <p className="write-choice">
            <button className="studio-button" type="button" onClick={() => setCompared(null)}>
              {words.close}
            </button>
          </p>
        </ChoiceDialog>
      )}
    </section>
  );
}
