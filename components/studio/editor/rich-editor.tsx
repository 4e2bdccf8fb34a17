'use client';

import { redo, undo } from '@codemirror/commands';
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import { editorWords } from '@/lib/i18n/studio/editor/words';
import type { MarkdownEditorProps } from './editor-props';
import type { FormRequest } from './forms/form-request';
import { InsertForm } from './forms/insert-form';
import { moveRequest } from './forms/move-request';
import { createEditor, type ToolbarState } from './text/create-editor';
import type { EditorHost } from './text/editor-host';
import { runElement } from './text/elements';
import { Toolbar } from './toolbar';
import { useKeyboardInset } from './use-keyboard-inset';
import './rich-editor.css';
import './text/text.css';
import './text/widgets.css';

/** What the site can store: iPhones then convert theirs. */
const accepted = 'image/jpeg,image/png,image/webp,image/avif';

type RichEditorProps = MarkdownEditorProps & {
  text: string;
  /** Where the textarea before it had the cursor; null: it did not have the focus */
  cursor: number | null;
};

export function RichEditor(props: RichEditorProps) {
  const { locale, language, text, cursor, upload, findArticles, ref } = props;
  const words = editorWords[locale];
  const current = useRef(props);
  const parent = useRef<HTMLDivElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const isGallery = useRef(false);
  const editor = useRef<ReturnType<typeof createEditor> | null>(null);
  const [toolbar, setToolbar] = useState<ToolbarState | null>(null);
  const [request, setRequest] = useState<FormRequest | null>(null);

  const box = useRef<HTMLDivElement>(null);
  useKeyboardInset(box);
  useEffect(() => {
    current.current = props;
  });

  const host = useRef<EditorHost>({
    words,
    openForm(asked) {
      if (asked.kind !== 'files') {
        setRequest(asked);
        return;
      }
      isGallery.current = asked.isGallery;
      files.current?.click();
    },
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the editor's from the first moment on
  useEffect(() => {
    if (!parent.current) return;
    const created = createEditor({
      parent: parent.current,
      text,
      cursor: cursor ?? 0,
      language,
      host: host.current,
      keys: {
        save: () => current.current.keys.save(),
        preview: () => current.current.keys.preview(),
        publish: () => current.current.keys.publish(),
      },
      upload: upload
        ? (file, onProgress, signal) => {
            const { upload: send } = current.current;
            return send
              ? send(file, onProgress, signal)
              : Promise.reject(new Error(words.uploads.failed));
          }
        : null,
      onChange(changed, changes) {
        setRequest((asked) => asked && moveRequest(asked, changes));
        current.current.onChange(changed);
      },
      onUploads: (count) => current.current.onUploads?.(count),
      onState: (next) =>
        setToolbar((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next)),
    });
    editor.current = created;
    if (cursor !== null) created.view.focus();
    return () => created.view.destroy();
  }, []);

  // After the dialog is gone: it keeps the focus as long as it is there.
  const isOpen = request !== null;
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) editor.current?.view.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  useImperativeHandle(ref, () => {
    const getView = () => editor.current?.view;
    return {
      focus: () => getView()?.focus(),
      getText: () => getView()?.state.doc.toString() ?? text,
      goTo(line) {
        const view = getView();
        if (!view) return;
        const { from } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
        view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
        view.focus();
      },
      insert(added) {
        const view = getView();
        view?.dispatch(view.state.replaceSelection(added));
      },
      replaceText(next) {
        const view = getView();
        view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      },
    };
  });

  const withView = (act: (view: NonNullable<typeof editor.current>['view']) => void) => () => {
    const view = editor.current?.view;
    if (!view) return;
    view.focus();
    act(view);
  };

  return (
    <div ref={box} className="md-editor">
      <Toolbar
        words={words}
        state={toolbar}
        hasUpload={Boolean(upload)}
        run={(name) => withView((view) => runElement(name, view, host.current))()}
        mark={(command) => withView((view) => command(view))()}
        undo={withView((view) => undo(view))}
        redo={withView((view) => redo(view))}
        openMenu={() => editor.current?.openMenu()}
      />
      <div ref={parent} className="md-text" />
      <input
        ref={files}
        type="file"
        accept={accepted}
        multiple
        hidden
        aria-label={words.elements.picture}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          const { view, uploader } = editor.current ?? {};
          if (!view || !uploader || chosen.length === 0) return;
          uploader.start(view, chosen, { isGallery: isGallery.current });
          view.focus();
        }}
      />
      {request && editor.current && (
        <InsertForm
          words={words}
          request={request}
          view={editor.current.view}
          findArticles={findArticles}
          onEnd={() => setRequest(null)}
        />
      )}
    </div>
  );
}
