'use client';

import { useActionState, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { writeNote } from '@/lib/leads/desk/actions';
import type { NoteState } from '@/lib/leads/desk/note-state';
import { SignInDialog } from './sign-in-dialog';

type NoteFormProps = { locale: Locale; id: number; email: string };

export function NoteForm({ locale, id, email }: NoteFormProps) {
  const [state, send, isPending] = useActionState(writeNote, { note: '' });
  const { note, problem } = state;
  const form = useRef<HTMLFormElement>(null);
  const [dismissed, setDismissed] = useState<NoteState>();
  const endSignIn = (isSignedIn: boolean) => {
    setDismissed(state);
    if (isSignedIn) form.current?.requestSubmit();
  };
  const { note: words } = getStudioWords(locale).desk;
  return (
    <>
      <form ref={form} className="desk-note-form" action={send}>
        <input type="hidden" name="id" value={id} />
        <label htmlFor="note">{words.label}</label>
        {problem && (
          <p className="studio-error" role="alert">
            {words.problems[problem]}
          </p>
        )}
        <textarea
          // React resets the form after its action: the new default value is what was typed.
          key={note}
          id="note"
          name="note"
          rows={2}
          maxLength={10_000}
          defaultValue={note}
          aria-keyshortcuts="n"
          dir="auto"
        />
        <button className="studio-button" type="submit" aria-disabled={isPending}>
          {words.submit}
        </button>
      </form>
      {problem === 'signedOut' && dismissed !== state && (
        <SignInDialog locale={locale} email={email} onEnd={endSignIn} />
      )}
    </>
  );
}
