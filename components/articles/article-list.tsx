import type { ReactNode } from 'react';
import type { ArticlePage, TopicLink } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo, type Route } from '@/lib/i18n/routes';
import { ArticleCard } from './article-card';

/** A list's first page and its further ones, and what their addresses take. */
export type ListRoutes = { first: Route; further: Route; params?: Record<string, string> };

type ArticleListProps = {
  locale: Locale;
  list: ArticlePage;
  routes: ListRoutes;
  /** Heading and what belongs to it */
  children: ReactNode;
};

/** A page of articles: on the first one the first article stands large. */
export function ArticleList({ locale, list, routes, children }: ArticleListProps) {
  const words = getDictionary(locale);
  const { articles, page, pages } = list;
  const [first, ...others] = articles;
  const withLead = page === 1 && first !== undefined;
  const cards = withLead ? others : articles;
  return (
    <>
      <div className="list-head">
        {children}
        {page > 1 && <p className="dek">{words.pageOf(page, pages)}</p>}
      </div>
      {articles.length === 0 && <p className="dek">{words.noArticles}</p>}
      {withLead && <ArticleCard locale={locale} article={first} lead />}
      {cards.length > 0 && (
        <div className="grid">
          {cards.map((article) => (
            <ArticleCard key={article.id} locale={locale} article={article} />
          ))}
        </div>
      )}
      {pages > 1 && <Pagination locale={locale} page={page} pages={pages} routes={routes} />}
    </>
  );
}

type TopicChipsProps = { locale: Locale; topics: TopicLink[]; current?: string };

/** The topics, each a link. */
export function TopicChips({ locale, topics, current }: TopicChipsProps) {
  const words = getDictionary(locale);
  if (topics.length === 0) return null;
  return (
    <nav aria-label={words.topics}>
      <ul className="chips">
        {current && (
          <li>
            <a href={pathTo(locale, 'news')}>{words.allTopics}</a>
          </li>
        )}
        {topics.map(({ slug, name }) => (
          <li key={slug}>
            <a
              href={pathTo(locale, 'topic', { topic: slug })}
              aria-current={slug === current ? 'page' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type PaginationProps = { locale: Locale; page: number; pages: number; routes: ListRoutes };

function Pagination({ locale, page, pages, routes }: PaginationProps) {
  const words = getDictionary(locale);
  const to = (number: number) =>
    pathTo(locale, number === 1 ? routes.first : routes.further, {
      ...routes.params,
      page: number,
    });
  return (
    <nav className="pagination" aria-label={words.pages}>
      {page > 1 && (
        <a href={to(page - 1)} rel="prev">
          <span aria-hidden="true">←</span> {words.newer}
        </a>
      )}
      <span>{words.pageOf(page, pages)}</span>
      {page < pages && (
        <a href={to(page + 1)} rel="next">
          {words.older} <span aria-hidden="true">→</span>
        </a>
      )}
    </nav>
  );
}
