import { ActForm } from '@/components/studio/desk/act-form';
import { restorePage, writePage } from '@/lib/drafts/pages/actions';
import type {
  BinnedPage,
  Move,
  PageMenus,
  PageNotice,
  PageRow,
} from '@/lib/drafts/pages/page-rows';
import { formatDate } from '@/lib/i18n/dates';
import { dictionaries } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import type { NavPlace } from '@/lib/pages/page';
import { WriteButtons } from '../write-buttons';
import { PageRowView } from './page-row';
import '../desk/desk.css';
import '../articles/articles.css';
import './pages.css';

export type PagesScreenProps = {
  locale: Locale;
  menus: PageMenus[];
  bin: BinnedPage[];
  notice: PageNotice | null;
  /** The draft that was deleted just now */
  deleted: number;
  moved: Move | null;
};

export function PagesScreen({ locale, menus, bin, notice, deleted, moved }: PagesScreenProps) {
  const { pages: words } = getStudioWords(locale);
  return (
    <div className="articles pages">
      <div className="desk-head">
        <h1>{words.title}</h1>
        <WriteButtons action={writePage} words={words} />
      </div>
      <p className="desk-summary">{words.text}</p>
      {notice && <NoticeLine locale={locale} notice={notice} deleted={deleted} />}
      {menus.map((menu) => (
        <Menus key={menu.locale} locale={locale} menu={menu} moved={moved} />
      ))}
      {bin.length > 0 && <Bin locale={locale} bin={bin} />}
    </div>
  );
}

type NoticeLineProps = { locale: Locale; notice: PageNotice; deleted: number };

function NoticeLine({ locale, notice, deleted }: NoticeLineProps) {
  const { pages: words } = getStudioWords(locale);
  const isGood = notice !== 'gone' && notice !== 'failed';
  return (
    <div className={`desk-notice ${isGood ? '' : 'bad'}`}>
      <p role={isGood ? 'status' : 'alert'}>{words.notices[notice]}</p>
      {notice === 'deleted' && (
        <ActForm action={restorePage} place={{ draft: deleted }}>
          <button className="studio-button" type="submit" aria-keyshortcuts="u">
            {words.acts.undo}
          </button>
        </ActForm>
      )}
    </div>
  );
}

type MenusProps = { locale: Locale; menu: PageMenus; moved: Move | null };

function Menus({ locale, menu, moved }: MenusProps) {
  const { pages: words } = getStudioWords(locale);
  const places = menu.places.filter(({ rows }) => rows.length > 0);
  const id = `pages-${menu.locale}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} lang={menu.locale}>
        {dictionaries[menu.locale].languageName}
      </h2>
      {places.length === 0 && <p className="desk-empty">{words.nothing}</p>}
      {places.map(({ place, rows }) => (
        <Place key={place} locale={locale} place={place} rows={rows} moved={moved} />
      ))}
    </section>
  );
}

type PlaceProps = { locale: Locale; place: NavPlace; rows: PageRow[]; moved: Move | null };

/** Only what is a page already has a place among the links. */
function Place({ locale, place, rows, moved }: PlaceProps) {
  const { pages: words } = getStudioWords(locale);
  const List = place === 'none' ? 'ul' : 'ol';
  const last = rows.findLastIndex(({ pageId }) => pageId !== null);
  return (
    <>
      <h3>{words.places[place]}</h3>
      <List>
        {rows.map((row, index) => (
          <PageRowView
            key={`${row.pageId} ${row.draftId}`}
            locale={locale}
            row={row}
            moves={
              place === 'none' || row.pageId === null
                ? null
                : {
                    up: index > 0,
                    down: index < last,
                    focus: moved?.pageId === row.pageId ? moved.to : null,
                  }
            }
          />
        ))}
      </List>
    </>
  );
}

function Bin({ locale, bin }: { locale: Locale; bin: BinnedPage[] }) {
  const { pages: words } = getStudioWords(locale);
  return (
    <section aria-labelledby="pages-bin">
      <h2 id="pages-bin">{words.bin}</h2>
      <ul>
        {bin.map((page) => {
          const title = page.title || words.untitled;
          return (
            <li key={page.draftId} className="articles-row">
              <div className="articles-title">
                <strong lang={page.locale}>{title}</strong>
                <small>{words.binText(formatDate(page.emptiedAt, locale))}</small>
              </div>
              <ActForm action={restorePage} place={{ draft: page.draftId }}>
                <button className="studio-button" type="submit">
                  {words.acts.restore}
                  <span className="studio-hidden"> {title}</span>
                </button>
              </ActForm>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
