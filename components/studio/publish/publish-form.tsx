import { publish } from '@/lib/drafts/publishing/actions';
import type { ArticleFacts, Panel } from '@/lib/drafts/publishing/panel';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';

type PublishFormProps = { locale: Locale; panel: Panel; replaces: string | null };

export function PublishForm({ locale, panel, replaces }: PublishFormProps) {
  const words = getStudioWords(locale).publish;
  const { id, version, kind, state, isChanged } = panel;
  if (state === 'published' && !isChanged) {
    return <p className="studio-soft">{words.nothingNew}</p>;
  }
  return (
    <form action={publish} className="publish-section publish-form">
      <input type="hidden" name="draft" value={id} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="version" value={version} />
      {replaces && (
        <>
          <input type="hidden" name="replaces" value={replaces} />
          <p>{words.elsewhere.willReplace}</p>
        </>
      )}
      {kind === 'article' && state === 'published' && <UpdateChoice words={words.update} />}
      {kind === 'article' && state !== 'published' && (
        <WhenChoice words={words.when} when={panel.when} isScheduled={state === 'scheduled'} />
      )}
      <button className="studio-button first" type="submit">
        {state === 'published' ? words.submit.update : words.submit.publish}
      </button>
    </form>
  );
}

type Words = ReturnType<typeof getStudioWords>['publish'];

type WhenChoiceProps = { words: Words['when']; when: ArticleFacts['when']; isScheduled: boolean };

function WhenChoice({ words, when, isScheduled }: WhenChoiceProps) {
  return (
    <fieldset className="publish-choices">
      <legend>{words.title}</legend>
      <label className="publish-choice">
        <input type="radio" name="when" value="now" defaultChecked={!isScheduled} />
        {words.now}
      </label>
      <div className="publish-choice">
        <label>
          <input type="radio" name="when" value="at" defaultChecked={isScheduled} />
          {words.at}
        </label>
        <input
          className="studio-input"
          type="datetime-local"
          name="at"
          defaultValue={when.proposed}
          aria-label={words.newTime}
        />
        <span>{words.zone(when.city)}</span>
      </div>
    </fieldset>
  );
}

function UpdateChoice({ words }: { words: Words['update'] }) {
  const choices = [
    { value: 'quiet', label: words.quiet, hint: words.quietHint },
    { value: 'news', label: words.news, hint: words.newsHint },
  ];
  return (
    <fieldset className="publish-choices">
      <legend>{words.title}</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={value} className="publish-choice">
          <input type="radio" name="update" value={value} defaultChecked={value === 'quiet'} />
          <span>
            {label}
            <span className="studio-hint">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
