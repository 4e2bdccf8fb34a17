'use client';

import { useActionState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { writeNote } from '@/lib/leads/desk/actions';

export function NoteForm({ locale, id }: { locale: Locale; id: number }) {
  const [{ note, problem }, send, isPending] = useActionState(writeNote, { note: '' });
  const { note: words } = getStudioWords(locale).desk;
  return (
    <form className="desk-note-form" action={send}>
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
  );
}
