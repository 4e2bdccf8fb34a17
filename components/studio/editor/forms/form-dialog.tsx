import { type ReactNode, type SubmitEvent, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { EditorWords } from '@/lib/i18n/studio/editor/fr';

type FormDialogProps = {
  words: EditorWords['forms'];
  title: string;
  submit: string;
  isWide?: boolean;
  children: ReactNode;
  /** @param values the fields by name */
  onSubmit(values: Record<string, string>): void;
  onEnd(): void;
};

/** Opens over the text and gives the focus back to it. */
export function FormDialog({
  words,
  title,
  submit,
  isWide,
  children,
  onSubmit,
  onEnd,
}: FormDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    // In React's tree, the text's own form is around it.
    event.stopPropagation();
    const entries = [...new FormData(event.currentTarget)];
    onSubmit(Object.fromEntries(entries.map(([name, value]) => [name, String(value)])));
  }

  return createPortal(
    <dialog
      ref={dialog}
      className={isWide ? 'studio-dialog md-dialog wide' : 'studio-dialog md-dialog'}
      aria-labelledby={id}
      onClose={onEnd}
    >
      <h2 id={id}>{title}</h2>
      <form className="studio-form wide" noValidate onSubmit={send}>
        {children}
        <div className="md-dialog-acts">
          <button className="studio-button first" type="submit">
            {submit}
          </button>
          <button className="studio-button" type="button" onClick={onEnd}>
            {words.cancel}
          </button>
        </div>
      </form>
    </dialog>,
    document.body,
  );
}
