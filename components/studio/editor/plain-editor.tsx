'use client';

import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { editorWords } from '@/lib/i18n/studio/editor/words';
import type { MarkdownEditorProps } from './editor-props';

export type PlainEditorProps = MarkdownEditorProps & { textarea?: Ref<HTMLTextAreaElement> };

/** The same text in a textarea: before the editor is loaded, without JavaScript, and for those who prefer it. */
export function PlainEditor(props: PlainEditorProps) {
  const { locale, language, initialText, name, onChange, keys, ref } = props;
  const words = editorWords[locale];
  const field = useRef<HTMLTextAreaElement>(null);

  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    getText: () => readTextarea(field.current, initialText),
    goTo(line) {
      const lines = (field.current?.value ?? '').split('\n').slice(0, Math.max(0, line - 1));
      const at = lines.reduce((sum, text) => sum + text.length + 1, 0);
      field.current?.focus();
      field.current?.setSelectionRange(at, at);
    },
    insert: (text) => insertInto(field.current, text),
    replaceText(text) {
      field.current?.select();
      insertInto(field.current, text);
    },
  }));

  function press(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const act = { s: keys.save, p: keys.preview, Enter: keys.publish }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <textarea
      ref={field}
      className="md-plain"
      name={name}
      defaultValue={initialText}
      aria-label={words.label}
      placeholder={words.label}
      lang={language}
      spellCheck
      // Else a browser restores what stood here before a reload.
      autoComplete="off"
      dir="auto"
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onKeyDown={press}
    />
  );
}

/** A textarea changes some characters, e.g. \r\n into \n: as long as nobody typed, the text is the one that came. */
export function readTextarea(field: HTMLTextAreaElement | null, initial: string): string {
  if (!field || field.value === field.defaultValue.replace(/\r\n?/g, '\n')) return initial;
  return field.value;
}

function insertInto(field: HTMLTextAreaElement | null, text: string): void {
  field?.focus();
  // Unlike setRangeText, it can be undone by Ctrl+Z.
  document.execCommand('insertText', false, text);
}
