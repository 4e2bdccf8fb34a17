import type { Locale } from '@/lib/i18n/locales';
import { writeWords } from '@/lib/i18n/studio/write/words';
import type { SaveState } from './autosave';

type SaveStateLineProps = {
  locale: Locale;
  state: SaveState;
  onSignIn: () => void;
  onCompare: () => void;
};

export function SaveStateLine({ locale, state, onSignIn, onCompare }: SaveStateLineProps) {
  const words = writeWords[locale];
  if (state.kind !== 'unsaved' && state.kind !== 'conflict') {
    const { state: states } = words;
    return (
      <p className="write-state" role="status" data-state={state.kind}>
        {state.kind === 'saved' ? states.saved(state.time) : states[state.kind]}
      </p>
    );
  }
  const problem = state.kind === 'conflict' ? 'conflict' : state.problem;
  return (
    <p className="write-state" role="alert" data-state="unsaved">
      {words.problems[problem]} {state.isKept ? words.kept : words.notKept}{' '}
      {problem === 'signedOut' && <LineButton text={words.signIn} onClick={onSignIn} />}
      {problem === 'conflict' && <LineButton text={words.compare} onClick={onCompare} />}
      {(problem === 'updated' || problem === 'malformed') && (
        <LineButton text={words.reload} onClick={() => location.reload()} />
      )}
    </p>
  );
}

function LineButton({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button className="studio-button" type="button" onClick={onClick}>
      {text}
    </button>
  );
}
