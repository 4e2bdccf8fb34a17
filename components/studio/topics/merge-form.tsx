'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { merge } from '@/lib/drafts/topics/actions';
import { pathToTopic, type StudioTopic } from '@/lib/drafts/topics/topic';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';

type MergeFormProps = { locale: Locale; topic: StudioTopic; into: StudioTopic };

export function MergeForm({ locale, topic, into }: MergeFormProps) {
  const { topicsPage: words } = getStudioWords(locale);
  const [{ problem }, send, isPending] = useActionState(merge, {});
  return (
    <form className="studio-form wide" action={send}>
      <input type="hidden" name="id" value={topic.id} />
      <input type="hidden" name="name" value={topic.name} />
      <input type="hidden" name="into" value={into.id} />
      <input type="hidden" name="intoName" value={into.name} />
      {problem && (
        <p className="studio-error" role="alert">
          {problem === 'changed' ? words.mergeChanged : words.problems[problem]}
        </p>
      )}
      <p>{words.mergeConfirm(topic.counts, into.counts, into.name)}</p>
      <div className="topics-acts">
        <button className="studio-button first" type="submit" aria-disabled={isPending}>
          {words.merge}
        </button>
        <Link className="studio-button" href={pathToTopic(topic.id)} prefetch={false}>
          {words.cancel}
        </Link>
      </div>
    </form>
  );
}
