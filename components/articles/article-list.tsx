import type { ReactNode } from 'react';
import { Pagination } from '@/components/ui/pagination';
import type { ArticlePage } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo, type Route } from '@/lib/i18n/routes';
import { ArticleCard } from './article-card';

/** The route of page 1 and of the pages after it, with their parameters */
export type ListRoutes = { first: Route; further: Route; params?: Record<string, string> };

type ArticleListProps = {
  locale: Locale;
  list: ArticlePage;
  routes: ListRoutes;
  children: ReactNode;
};

export function ArticleList({ locale, list, routes, children }: ArticleListProps) {
  const words = getDictionary(locale);
  const { articles, page, pages } = list;
  const [first, ...others] = articles;
  const withLead = page === 1 && first !== undefined;
  const cards = withLead ? others : articles;
  const hrefOf = (number: number) =>
    pathTo(locale, number === 1 ? routes.first : routes.further, {
      ...routes.params,
      page: number,
    });
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
      <Pagination
        locale={locale}
        page={page}
        pages={pages}
        hrefOf={hrefOf}
        labels={{ previous: words.newer, next: words.older }}
      />
    </>
  );
}
