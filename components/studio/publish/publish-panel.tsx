import Link from 'next/link';
import { pathToDraft, pathToTexts } from '@/lib/drafts/paths';
import { takeReadersText, unpublish } from '@/lib/drafts/publishing/actions';
import type { ComparedLines, Notice, Panel } from '@/lib/drafts/publishing/panel';
import type { Locale } from '@/lib/i18n/locales';
import type { PublishWords } from '@/lib/i18n/studio/publish/fr';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { Facts } from './facts';
import { Looks } from './looks';
import { PublishForm } from './publish-form';
import { UndoForm } from './undo-form';
import './publish-panel.css';

type PublishPanelProps = {
  locale: Locale;
  panel: Panel;
  notice: Notice | null;
  /** The hash of what was changed elsewhere, which shall be replaced */
  replaces: string | null;
};

/** What will happen, and what became of it */
export function PublishPanel({ locale, panel, notice, replaces }: PublishPanelProps) {
  const words = getStudioWords(locale).publish;
  const { id, mistakes, elsewhere, state } = panel;
  const isComparing = elsewhere !== null && elsewhere.hash !== replaces;
  const isDone = notice !== null && closing.includes(notice);
  return (
    <div className="publish-panel">
      <header className="publish-head">
        <Link href={pathToDraft(panel)} prefetch={false}>
          {words.back}
        </Link>
        <h1>{words.titleOf(panel.title || words.untitled)}</h1>
        <p className="studio-soft">{describeState(panel, words)}</p>
      </header>
      <NoticeLine panel={panel} notice={notice} words={words} />
      {isDone && <Afterwards locale={locale} panel={panel} words={words} />}
      {isComparing && <Comparison panel={panel} elsewhere={elsewhere} words={words} />}
      {mistakes.length > 0 && <Mistakes panel={panel} words={words} />}
      {!isComparing && mistakes.length === 0 && !isDone && (
        <PublishForm locale={locale} panel={panel} replaces={elsewhere ? elsewhere.hash : null} />
      )}
      <Facts locale={locale} panel={panel} />
      <Looks panel={panel} words={words} />
      {(state === 'published' || state === 'scheduled') && !isDone && (
        <form action={unpublish} className="publish-section">
          <input type="hidden" name="draft" value={id} />
          <input type="hidden" name="kind" value={panel.kind} />
          <button className="studio-button" type="submit">
            {state === 'published' ? words.unpublish : words.unschedule}
          </button>
          <p className="studio-hint">{words.unpublishText}</p>
        </form>
      )}
    </div>
  );
}

/** Afterwards there is nothing to publish at once. */
const closing: Notice[] = ['published', 'scheduled', 'updated', 'unpublished'];

type PartProps = { panel: Panel; words: PublishWords };

function describeState({ state, publishedAt }: Panel, words: PublishWords): string {
  if (state === 'draft' || state === 'unpublished') return words.state[state];
  return words.state[state](publishedAt ?? '');
}

function NoticeLine({ panel, notice, words }: PartProps & { notice: Notice | null }) {
  if (!notice) return null;
  if (notice in words.problems) {
    return (
      <p className="studio-error" role="alert">
        {words.problems[notice as keyof PublishWords['problems']]}
      </p>
    );
  }
  const done = words.done[notice as keyof PublishWords['done']];
  return (
    <p className="publish-done" role="status">
      {typeof done === 'string' ? done : done(panel.publishedAt ?? '')}
    </p>
  );
}

function Afterwards({ locale, panel, words }: PartProps & { locale: Locale }) {
  return (
    <div className="publish-after">
      {panel.state === 'published' && (
        <p>
          <a href={panel.path} target="_blank" rel="noreferrer">
            {words.see[panel.kind]}
          </a>{' '}
          <span className="publish-address">{panel.url}</span>
        </p>
      )}
      {panel.undoSeconds !== null && (
        <UndoForm locale={locale} panel={panel} seconds={panel.undoSeconds} />
      )}
      <p>
        <Link href={pathToTexts(panel.kind)} prefetch={false}>
          {words.toTexts[panel.kind]}
        </Link>
      </p>
    </div>
  );
}

function Mistakes({ panel: { mistakes }, words }: PartProps) {
  return (
    <section className="publish-section">
      <h2 className="studio-bad">{words.mistakes(mistakes.length)}</h2>
      <ul className="publish-mistakes">
        {mistakes.map(({ href, text }) => (
          <li key={href + text}>
            {text} <a href={href}>{words.goThere}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type ComparisonProps = PartProps & { elsewhere: NonNullable<Panel['elsewhere']> };

function Comparison({ panel, elsewhere, words }: ComparisonProps) {
  return (
    <section className="publish-section">
      <h2>{words.elsewhere.title}</h2>
      <p>{words.elsewhere.text}</p>
      <div className="publish-compared">
        <Compared title={words.elsewhere.theirs} lines={elsewhere.theirs} />
        <Compared title={words.elsewhere.yours} lines={elsewhere.yours} />
      </div>
      <div className="studio-acts">
        <form action={takeReadersText}>
          <input type="hidden" name="draft" value={panel.id} />
          <input type="hidden" name="kind" value={panel.kind} />
          <input type="hidden" name="version" value={panel.version} />
          <button className="studio-button" type="submit">
            {words.elsewhere.take}
          </button>
          <p className="studio-hint">{words.elsewhere.takeHint}</p>
        </form>
        <form>
          <input type="hidden" name="replaces" value={elsewhere.hash} />
          <button className="studio-button" type="submit">
            {words.elsewhere.keep}
          </button>
          <p className="studio-hint">{words.elsewhere.keepHint}</p>
        </form>
      </div>
    </section>
  );
}

function Compared({ title, lines }: { title: string; lines: ComparedLines }) {
  return (
    <div>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by the keyboard, too. */}
      <section className="publish-lines" aria-label={title} tabIndex={0}>
        <pre>
          {lines.map(({ line, isOnlyHere }, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines never move.
            isOnlyHere ? <mark key={index}>{`${line}\n`}</mark> : `${line}\n`,
          )}
        </pre>
      </section>
    </div>
  );
}
