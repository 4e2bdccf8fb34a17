import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import type { ReplyState } from './use-reply';

type ReplyStateLineProps = { locale: Locale; state: ReplyState | null; onSignIn: () => void };

export function ReplyStateLine({ locale, state, onSignIn }: ReplyStateLineProps) {
  const { reply: words } = getStudioWords(locale);
  if (state?.kind === 'unsaved' || state?.kind === 'problem') {
    const { problem, isKept } = state;
    return (
      <p className="reply-state studio-error" role="alert">
        {words.problems[problem]}{' '}
        {isKept !== undefined && isUncertain(problem) && (isKept ? words.kept : words.notKept)}{' '}
        {problem === 'signedOut' && (
          <button className="studio-button" type="button" onClick={onSignIn}>
            {words.signIn}
          </button>
        )}
        {problem === 'updated' && (
          <button className="studio-button" type="button" onClick={() => location.reload()}>
            {words.reload}
          </button>
        )}
      </p>
    );
  }
  return (
    <p className="reply-state studio-soft" role="status">
      {state?.kind === 'saving' && words.saving}
      {state?.kind === 'saved' && words.savedAt(state.time)}
      {state?.kind === 'done' && words.done[state.done]}
    </p>
  );
}

const isUncertain = (problem: string) =>
  ['offline', 'failed', 'notSent', 'signedOut', 'updated'].includes(problem);

/** @param code of the page's address, after a form was sent without JavaScript */
export function readReplyState(code: string | null): ReplyState | null {
  const { done, problems } = getStudioWords('fr').reply;
  const isKey = <Key extends string>(keys: Record<Key, string>): Key | undefined =>
    (Object.keys(keys) as Key[]).find((key) => key === code);
  const what = isKey(done);
  if (what) return what === 'sent' ? null : { kind: 'done', done: what };
  const problem = isKey(problems);
  return problem ? { kind: 'problem', problem } : null;
}
