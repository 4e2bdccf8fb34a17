import { PageFrame } from '@/components/site/page-frame';
import type { ArticlePage, TopicLink } from '@/lib/articles/queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/site';
import { ArticleCard } from './article-card';

type ArticleListProps = {
  locale: Locale;
  list: ArticlePage;
  topics: TopicLink[];
  /** The topic that the list is of; none: all articles. */
  topic?: TopicLink;
};

/** A page of articles: on the first one the first article stands large. */
export function ArticleList({ locale, list, topics, topic }: ArticleListProps) {
  const words = getDictionary(locale);
  const { articles, page, pages } = list;
  const [first, ...others] = articles;
  const withLead = page === 1 && first !== undefined;
  const cards = withLead ? others : articles;
  return (
    <PageFrame locale={locale} current={topic ? undefined : 'news'}>
      <div className="list-head">
        <h1>{topic?.name ?? words.news}</h1>
        {page === 1 && !topic && <p className="dek">{site.description[locale]}</p>}
        {page > 1 && <p className="dek">{words.pageOf(page, pages)}</p>}
        <TopicChips locale={locale} topics={topics} current={topic?.slug} />
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
      {pages > 1 && <Pagination locale={locale} page={page} pages={pages} topic={topic?.slug} />}
    </PageFrame>
  );
}

type TopicChipsProps = { locale: Locale; topics: TopicLink[]; current?: string };

function TopicChips({ locale, topics, current }: TopicChipsProps) {
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

type PaginationProps = { locale: Locale; page: number; pages: number; topic?: string };

function Pagination({ locale, page, pages, topic }: PaginationProps) {
  const words = getDictionary(locale);
  const to = (number: number) => {
    const first = number === 1;
    if (topic) return pathTo(locale, first ? 'topic' : 'topicPage', { topic, page: number });
    return pathTo(locale, first ? 'news' : 'newsPage', { page: number });
  };
  return (
    <nav className="pagination" aria-label={words.pages}>
      {page > 1 && (
        <a href={to(page - 1)} rel="prev">
          ← {words.newer}
        </a>
      )}
      <span>{words.pageOf(page, pages)}</span>
      {page < pages && (
        <a href={to(page + 1)} rel="next">
          {words.older} →
        </a>
      )}
    </nav>
  );
}
