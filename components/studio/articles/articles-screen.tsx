import Link from 'next/link';
import { ActForm } from '@/components/studio/desk/act-form';
import { ListPages } from '@/components/studio/desk/list-pages';
import { restoreText, writeArticle } from '@/lib/drafts/list/actions';
import {
  articleLists,
  isFiltered,
  type ListFilter,
  pathToArticles,
  type TextIds,
} from '@/lib/drafts/list/filter';
import type { ListNotice } from '@/lib/drafts/list/notices';
import type { ListPage, TopicChoice } from '@/lib/drafts/list/rows';
import { topicsPath } from '@/lib/drafts/topics/topic';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { WriteButtons } from '../write-buttons';
import { ArticleRowView } from './article-row';
import { ArticleSearch } from './article-search';
import '../desk/desk.css';
import './articles.css';

export type ArticlesScreenProps = {
  locale: Locale;
  page: ListPage;
  filter: ListFilter;
  topics: TopicChoice[];
  notice: ListNotice | null;
  /** What was deleted just now */
  undo: TextIds;
};

export function ArticlesScreen({
  locale,
  page,
  filter,
  topics,
  notice,
  undo,
}: ArticlesScreenProps) {
  const { articles: words, desk, topicsPage } = getStudioWords(locale);
  const { rows, count, counts } = page;
  const { list, ...search } = filter;
  const query = pathToArticles(filter).split('?')[1] ?? '';
  return (
    <div className="articles">
      <div className="desk-head">
        <h1>{words.title}</h1>
        <ArticleSearch locale={locale} filter={filter} topics={topics} />
        <WriteButtons action={writeArticle} words={words} language={filter.language} />
        <Link className="articles-topics" href={topicsPath} prefetch={false}>
          {topicsPage.room}
        </Link>
      </div>
      {notice && <NoticeLine locale={locale} notice={notice} undo={undo} query={query} />}
      <nav className="desk-tabs" aria-label={words.listsLabel}>
        {articleLists.map((each) => (
          <Link
            key={each}
            href={pathToArticles({ list: each, ...search, page: 1 })}
            prefetch={false}
            aria-current={each === list ? 'page' : undefined}
          >
            {words.lists[each]}
            <span>{counts[each]}</span>
          </Link>
        ))}
      </nav>
      {isFiltered(filter) && (
        <p className="desk-found">
          <span role="status">{words.found(count)}</span>
          <Link href={pathToArticles({ list })} prefetch={false}>
            {words.reset}
          </Link>
        </p>
      )}
      {rows.length === 0 && <Nothing locale={locale} filter={filter} counts={counts} />}
      <ul>
        {rows.map((row) => (
          <ArticleRowView
            key={`${row.articleId} ${row.draftId}`}
            locale={locale}
            row={row}
            query={query}
          />
        ))}
      </ul>
      <ListPages
        words={desk}
        page={filter.page}
        pageCount={page.pageCount}
        pathTo={(page) => pathToArticles({ ...filter, page })}
      />
    </div>
  );
}

type NoticeLineProps = { locale: Locale; notice: ListNotice; undo: TextIds; query: string };

function NoticeLine({ locale, notice, undo, query }: NoticeLineProps) {
  const { articles: words } = getStudioWords(locale);
  const isGood = notice === 'deleted' || notice === 'restored';
  const { articleId, draftId } = undo;
  const place = { article: articleId ?? '', draft: draftId ?? '', query };
  return (
    <div className={`desk-notice ${isGood ? '' : 'bad'}`}>
      <p role={isGood ? 'status' : 'alert'}>{words.notices[notice]}</p>
      {notice === 'deleted' && (
        <ActForm action={restoreText} place={place}>
          <button className="studio-button" type="submit" aria-keyshortcuts="u">
            {words.acts.undo}
          </button>
        </ActForm>
      )}
    </div>
  );
}

type NothingProps = { locale: Locale; filter: ListFilter; counts: ListPage['counts'] };

function Nothing({ locale, filter, counts }: NothingProps) {
  const { articles: words } = getStudioWords(locale);
  if (isFiltered(filter)) return <p className="desk-empty">{words.nothingFound}</p>;
  const isFirst = Object.values(counts).every((count) => count === 0);
  if (!isFirst) return <p className="desk-empty">{words.empty[filter.list]}</p>;
  return (
    <div className="desk-empty">
      <p>{words.nothingYet}</p>
      <p>
        {words.importHint} <code>npm run articles -- import --help</code>
      </p>
    </div>
  );
}
