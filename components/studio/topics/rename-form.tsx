'use client';

import Link from 'next/link';
import { useActionState, useEffect, useRef } from 'react';
import { rename } from '@/lib/drafts/topics/actions';
import {
  maxTopicLength,
  pathToTopic,
  type RenameState,
  type StudioTopic,
} from '@/lib/drafts/topics/topic';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';

export function RenameForm({ locale, topic }: { locale: Locale; topic: StudioTopic }) {
  const { topicsPage: words } = getStudioWords(locale);
  const { id, name } = topic;
  const [state, send, isPending] = useActionState(rename, { name, shown: name });
  const field = useRef<HTMLInputElement>(null);
  const isWrong = state.error !== undefined || state.taken !== undefined;
  useEffect(() => {
    if (isWrong) field.current?.focus();
  }, [isWrong]);
  return (
    <form className="studio-form" action={send} noValidate>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="shown" value={state.shown} />
      <RenameProblem locale={locale} state={state} />
      <div className="studio-field">
        <label htmlFor="name">{words.name}</label>
        {isWrong && (
          <p className="studio-error" id="name-error">
            {state.error && words.errors[state.error]}
            {state.taken && (
              <>
                {words.taken(state.taken.name)}{' '}
                <Link href={`${pathToTopic(id, { into: state.taken.id })}#merge`} prefetch={false}>
                  {words.mergeInstead(state.taken.name)}
                </Link>
              </>
            )}
          </p>
        )}
        <input
          // React resets the form after its action: the new default value is what was typed.
          key={state.name}
          ref={field}
          id="name"
          name="name"
          lang={topic.locale}
          dir="auto"
          maxLength={maxTopicLength * 2}
          autoComplete="off"
          defaultValue={state.name}
          aria-invalid={isWrong ? true : undefined}
          aria-describedby={isWrong ? 'name-error name-hint' : 'name-hint'}
        />
        <p className="studio-hint" id="name-hint">
          {words.renameText}
        </p>
      </div>
      <button className="studio-button first" type="submit" aria-disabled={isPending}>
        {words.rename}
      </button>
    </form>
  );
}

function RenameProblem({ locale, state }: { locale: Locale; state: RenameState }) {
  const { topicsPage: words } = getStudioWords(locale);
  if (!state.problem) return null;
  return (
    <p className="studio-error" role="alert">
      {state.problem === 'changed'
        ? words.renamedElsewhere(state.shown)
        : words.problems[state.problem]}
    </p>
  );
}
