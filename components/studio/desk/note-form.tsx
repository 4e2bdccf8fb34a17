'use client';

import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from 'next/navigation';
import { type SubmitEvent, useActionState, useRef, useState, useTransition } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { writeNote } from '@/lib/leads/desk/actions';
import type { NoteState } from '@/lib/leads/desk/note-state';
import { SignInDialog } from '../sign-in-dialog';

type NoteFormProps = { locale: Locale; id: number; email: string };

export function NoteForm({ locale, id, email }: NoteFormProps) {
  const [sent, send] = useActionState(writeNote, { note: '' });
  const [answer, setAnswer] = useState<NoteState>();
  const [isPending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const { note, problem } = answer ?? sent;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    startTransition(async () => {
      const next = await save(fields);
      setAnswer(next);
      if (!next.problem) form.current?.reset();
    });
  }

  function endSignIn(isSignedIn: boolean) {
    setAnswer({ note, ...(isSignedIn ? {} : { problem: 'failed' }) });
    if (isSignedIn) form.current?.requestSubmit();
  }
  const { note: words } = getStudioWords(locale).desk;
  return (
    <>
      <form ref={form} className="desk-note-form" action={send} onSubmit={submit}>
        <input type="hidden" name="id" value={id} />
        <label htmlFor="note">{words.label}</label>
        {problem && (
          <p className="studio-error" role="alert">
            {words.problems[problem]}
          </p>
        )}
        <textarea
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
      {problem === 'signedOut' && <SignInDialog locale={locale} email={email} onEnd={endSignIn} />}
    </>
  );
}

/** Of an action that the server does not know any more, the words stay. */
async function save(fields: FormData): Promise<NoteState> {
  const note = String(fields.get('note') ?? '');
  return writeNote({ note }, fields).catch((error: unknown) => ({
    note,
    problem: isUnrecognizedAction(error) ? ('updated' as const) : ('offline' as const),
  }));
}
