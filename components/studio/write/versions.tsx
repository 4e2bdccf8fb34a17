import type { Content } from '@/lib/drafts/content';
import type { Draft, RevisionEntry } from '@/lib/drafts/draft';
import { pathToDraft, pathToVersions } from '@/lib/drafts/paths';
import { restoreVersion } from '@/lib/drafts/version-actions';
import { formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { Comparison } from './comparison';
import './write.css';

type VersionsProps = {
  locale: Locale;
  draft: Draft;
  revisions: RevisionEntry[];
  shown: (RevisionEntry & { content: Content }) | null;
  problem: 'conflict' | 'gone' | null;
};

export function Versions({ locale, draft, revisions, shown, problem }: VersionsProps) {
  const { versionsPage: words, untitled } = getStudioWords(locale).write;
  return (
    <>
      <h1 className="studio-title">
        {words.title} <span className="studio-soft">{draft.content.title || untitled}</span>
      </h1>
      {problem && (
        <p className="studio-error" role="alert">
          {problem === 'conflict' ? words.changed : words.gone}
        </p>
      )}
      <p>
        <a href={pathToDraft(draft)}>← {words.back}</a>
      </p>
      {revisions.length === 0 && <p className="studio-soft">{words.none}</p>}
      <div className="versions">
        <ol className="versions-list">
          {revisions.map(({ id, reason, savedBy, createdAt }) => (
            <li key={id}>
              <a
                href={`${pathToVersions(draft)}?show=${id}`}
                aria-current={id === shown?.id ? 'true' : undefined}
              >
                {formatDateTime(createdAt, locale)}
              </a>
              <span className="studio-hint">
                {words.reasons[reason]} · {savedBy}
              </span>
            </li>
          ))}
        </ol>
        {shown && (
          <section aria-labelledby="version-shown">
            <h2 id="version-shown">{words.show(formatDateTime(shown.createdAt, locale))}</h2>
            <Comparison
              key={shown.id}
              locale={locale}
              language={draft.locale}
              other={{ label: formatDateTime(shown.createdAt, locale), content: shown.content }}
              mine={{ label: words.current, content: draft.content }}
            />
            <form action={restoreVersion} className="write-choice">
              <input type="hidden" name="draft" value={draft.id} />
              <input type="hidden" name="kind" value={draft.kind} />
              <input type="hidden" name="version" value={draft.version} />
              <input type="hidden" name="revision" value={shown.id} />
              <button className="studio-button first" type="submit">
                {words.restore}
              </button>
              <span className="studio-hint">{words.restoreNote}</span>
            </form>
          </section>
        )}
      </div>
    </>
  );
}
