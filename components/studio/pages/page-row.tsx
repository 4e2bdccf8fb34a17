import Link from 'next/link';
import { deletePage, shiftPage, translatePage, unpublishPage } from '@/lib/drafts/pages/actions';
import { directions, type Move, type PageIds, type PageRow } from '@/lib/drafts/pages/page-rows';
import { pathToDraft, pathToPublished } from '@/lib/drafts/paths';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { ActForm } from '../desk/act-form';

type PageRowProps = {
  /** Of the studio */
  locale: Locale;
  row: PageRow;
  /** Where it can go among the links; null if it has no place there */
  moves: { up: boolean; down: boolean; focus: Move['to'] | null } | null;
};

export function PageRowView({ locale, row, moves }: PageRowProps) {
  const { pages: words } = getStudioWords(locale);
  const { state, isChanged, path } = row;
  const title = row.title || words.untitled;
  return (
    <li className="articles-row">
      <div className="articles-title">
        <Link href={pathToText(row)} prefetch={false} lang={row.locale} data-row>
          {title}
        </Link>
        <small>
          {path}
          {path && state === 'published' && (
            <>
              {' · '}
              <a href={path}>
                {words.toPage}
                <span className="studio-hidden"> {title}</span>
              </a>
            </>
          )}
        </small>
      </div>
      <span className="articles-state">
        {words.states[state]}
        {isChanged && <b> · {words.changed}</b>}
      </span>
      <Translation locale={locale} row={row} />
      {moves ? <Moves locale={locale} row={row} title={title} moves={moves} /> : <span />}
      <Acts locale={locale} row={row} title={title} />
    </li>
  );
}

type PartProps = Omit<PageRowProps, 'moves'> & { title: string };

function Moves({
  locale,
  row,
  title,
  moves,
}: PartProps & { moves: NonNullable<PageRowProps['moves']> }) {
  const { acts } = getStudioWords(locale).pages;
  return (
    <ActForm action={shiftPage} place={{ page: row.pageId ?? '' }} className="pages-moves">
      {directions.map((to) => (
        <button
          key={to}
          className="studio-button plain"
          type="submit"
          name="to"
          value={to}
          aria-label={acts[to](title)}
          // Not disabled: the focus would be lost at the end.
          aria-disabled={!moves[to]}
          autoFocus={moves.focus === to}
        >
          {to === 'up' ? '↑' : '↓'}
        </button>
      ))}
    </ActForm>
  );
}

function Translation({ locale, row: { translation } }: Omit<PageRowProps, 'moves'>) {
  const { translation: words } = getStudioWords(locale).pages;
  if (!translation) return <span className="articles-languages" />;
  const text = `${translation.locale.toUpperCase()} ${words[translation.state]}`.trim();
  return (
    <span className="articles-languages">
      {translation.state === 'missing' ? (
        text
      ) : (
        <Link href={pathToText(translation)} prefetch={false}>
          {text}
        </Link>
      )}
    </span>
  );
}

/** A page that readers know is unpublished, not deleted. */
function Acts({ locale, row, title }: PartProps) {
  const { acts } = getStudioWords(locale).pages;
  const { pageId, draftId, state, translation } = row;
  const missing = translation?.state === 'missing' ? translation.locale : null;
  if (state === 'unpublished' && !missing) return <span />;
  return (
    <details className="desk-menu">
      <summary className="studio-button plain">
        <span aria-hidden="true">⋯</span>
        <span className="studio-hidden">{acts.menu(title)}</span>
      </summary>
      <ActForm action={translatePage} place={{ page: pageId ?? '', draft: draftId ?? '' }}>
        {missing && <button type="submit">{acts.translate(missing)}</button>}
        {state === 'published' && (
          <button type="submit" formAction={unpublishPage}>
            {acts.unpublish}
          </button>
        )}
        {state === 'draft' && (
          <button type="submit" formAction={deletePage}>
            {acts.delete}
          </button>
        )}
      </ActForm>
    </details>
  );
}

function pathToText({ draftId, pageId }: PageIds): string {
  return draftId === null
    ? pathToPublished({ id: pageId ?? 0, kind: 'page' })
    : pathToDraft({ id: draftId, kind: 'page' });
}
