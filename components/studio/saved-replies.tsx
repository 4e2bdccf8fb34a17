'use client';

import { useActionState, useId } from 'react';
import { type Locale, toLocale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { removeSavedReply, storeSavedReply } from '@/lib/leads/desk/settings-actions';
import type { SavedReplyState } from '@/lib/leads/desk/settings-state';
import { LanguageChoice } from './language-choice';

export type SavedRepliesProps = {
  locale: Locale;
  replies: { id: number; locale: string; title: string; text: string }[];
};

export function SavedReplies({ locale, replies }: SavedRepliesProps) {
  const { deskSettings: words } = getStudioWords(locale);
  return (
    <>
      {replies.map((reply) => (
        <details key={reply.id} className="saved-reply">
          <summary>
            {reply.title} <span className="studio-soft">{reply.locale}</span>
          </summary>
          <SavedReplyForm locale={locale} reply={reply} />
          <form action={removeSavedReply}>
            <input type="hidden" name="id" value={reply.id} />
            <button className="studio-button" type="submit">
              {words.remove(reply.title)}
            </button>
          </form>
        </details>
      ))}
      <details className="saved-reply" open={replies.length === 0}>
        <summary>{words.add}</summary>
        <SavedReplyForm locale={locale} />
      </details>
    </>
  );
}

type SavedReplyFormProps = {
  locale: Locale;
  /** The one to change; without it, one is added */
  reply?: SavedRepliesProps['replies'][number];
};

function SavedReplyForm({ locale, reply }: SavedReplyFormProps) {
  const first: SavedReplyState = { locale, title: '', text: '', ...reply, errors: {} };
  const [state, send, isPending] = useActionState(storeSavedReply, first);
  const { deskSettings: words } = getStudioWords(locale);
  const id = useId();
  const { errors, problem, isSaved } = state;
  return (
    <form className="studio-form wide" action={send} noValidate>
      {problem && (
        <p className="studio-error" role="alert">
          {words.problems[problem]}
        </p>
      )}
      {isSaved && <p role="status">{words.saved}</p>}
      {reply && <input type="hidden" name="id" value={reply.id} />}
      <LanguageChoice legend={words.language} chosen={toLocale(state.locale)} />
      <div className="studio-field">
        <label htmlFor={`${id}-title`}>{words.replyTitle}</label>
        {errors.title && (
          <p className="studio-error" id={`${id}-title-error`}>
            {words.errors[errors.title]}
          </p>
        )}
        <input
          // React resets the form after its action: the new default value is what was typed.
          key={state.title}
          id={`${id}-title`}
          name="title"
          defaultValue={state.title}
          aria-invalid={errors.title ? true : undefined}
          aria-describedby={errors.title && `${id}-title-error`}
        />
      </div>
      <div className="studio-field">
        <label htmlFor={`${id}-text`}>{words.replyText}</label>
        {errors.text && (
          <p className="studio-error" id={`${id}-text-error`}>
            {words.errors[errors.text]}
          </p>
        )}
        <textarea
          key={`${state.text} `}
          id={`${id}-text`}
          name="text"
          rows={6}
          dir="auto"
          defaultValue={state.text}
          aria-invalid={errors.text ? true : undefined}
          aria-describedby={errors.text && `${id}-text-error`}
        />
      </div>
      <button className="studio-button first" type="submit" aria-disabled={isPending}>
        {words.save}
      </button>
    </form>
  );
}
