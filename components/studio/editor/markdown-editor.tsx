'use client';

import { type ComponentProps, type ComponentType, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { editorWords } from '@/lib/i18n/studio/editor/words';
import { measureReading } from '@/lib/markdown/reading-time';
import type { MarkdownEditorProps } from './editor-props';
import { PlainEditor, readTextarea } from './plain-editor';
import type { RichEditor } from './rich-editor';
import './markdown-editor.css';

type Rich = {
  Editor: ComponentType<ComponentProps<typeof RichEditor>>;
  text: string;
  cursor: number | null;
};

const countDelayMs = 1000;

/** Where an article is written. The text is the Markdown, byte for byte; nothing is written into it but by the author. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { locale, initialText, isPlain = false, onChange, onCounts } = props;
  const box = useRef<HTMLDivElement>(null);
  const [rich, setRich] = useState<Rich | null>(null);
  const [isUnavailable, setIsUnavailable] = useState(false);
  const [firstText] = useState(initialText);
  const count = useCounts(firstText, onCounts);

  const change = (text: string) => {
    onChange(text);
    count(text);
  };
  const changeEarly = useRef(change);
  useEffect(() => {
    const text = readTextarea(findTextarea(box.current), firstText);
    // What was typed before the script ran
    if (text !== firstText) changeEarly.current(text);
    if (isPlain) return;
    let isCurrent = true;
    import('./rich-editor').then(
      ({ RichEditor: Editor }) => {
        const field = findTextarea(box.current);
        const isFocused = field !== null && field === document.activeElement;
        const cursor = isFocused ? field.selectionStart : null;
        const text = readTextarea(field, firstText);
        // At once: a key that is pressed between would be lost with the textarea.
        if (isCurrent) flushSync(() => setRich({ Editor, text, cursor }));
      },
      () => {
        if (isCurrent) setIsUnavailable(true);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [isPlain, firstText]);

  const shared = { ...props, onChange: change };
  return (
    <div ref={box} className="md-box">
      {isUnavailable && (
        <p className="studio-error" role="alert">
          {editorWords[locale].unavailable}
        </p>
      )}
      {rich && !isPlain ? (
        <rich.Editor {...shared} text={rich.text} cursor={rich.cursor} />
      ) : (
        <PlainEditor {...shared} />
      )}
    </div>
  );
}

const findTextarea = (box: HTMLElement | null) => box?.querySelector('textarea') ?? null;

/** Counting a long text takes milliseconds, which a key must not wait for. */
function useCounts(initialText: string, onCounts: MarkdownEditorProps['onCounts']) {
  const report = useRef(onCounts);
  const latest = useRef(initialText);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    report.current = onCounts;
  });
  useEffect(() => {
    report.current?.(measureReading(latest.current));
    return () => clearTimeout(timer.current);
  }, []);
  return (text: string) => {
    latest.current = text;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      report.current?.(measureReading(latest.current));
    }, countDelayMs);
  };
}
