'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';

type ChoiceDialogProps = { title: string; text: string; onClose: () => void; children: ReactNode };

export function ChoiceDialog({ title, text, onClose, children }: ChoiceDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="write-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <p>{text}</p>
      {children}
    </dialog>
  );
}
