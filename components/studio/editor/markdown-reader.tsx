'use client';

import { useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { editorWords } from '@/lib/i18n/studio/editor/words';

type MarkdownReaderProps = {
  locale: Locale;
  language: string;
  label: string;
  text: string;
  isPlain: boolean;
};

/** A text beside the one that is written: it looks like the editor's, and its Markdown can be copied. */
export function MarkdownReader(props: MarkdownReaderProps) {
  const { locale, language, label, text, isPlain } = props;
  const parent = useRef<HTMLDivElement>(null);
  const [isShown, setIsShown] = useState(false);

  useEffect(() => {
    if (isPlain) return;
    let remove: (() => void) | undefined;
    let isCurrent = true;
    import('./text/create-reader').then(
      ({ createReader }) => {
        if (!isCurrent || !parent.current) return;
        const words = editorWords[locale];
        const options = { parent: parent.current, text, language, label, words };
        remove = createReader(options);
        setIsShown(true);
      },
      () => {
        // The plain text stays.
      },
    );
    return () => {
      isCurrent = false;
      remove?.();
      setIsShown(false);
    };
  }, [isPlain, locale, language, label, text]);

  return (
    <>
      {!isShown && (
        <p className="md-unformatted" lang={language}>
          {text}
        </p>
      )}
      <div ref={parent} className="md-text" hidden={!isShown} />
    </>
  );
}
