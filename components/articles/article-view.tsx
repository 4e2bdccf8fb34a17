import type { ReactNode } from 'react';
import { FormattedDate } from '@/components/ui/formatted-date';
import { Picture } from '@/components/ui/picture';
import type { Article, ArticleLink, Author, ArticleCard as Card } from '@/lib/articles/article';
import { formatDate } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { readingMinutes } from '@/lib/markdown/reading-time';
import { AdjacentArticles } from './adjacent-articles';
import { ArticleBody } from './article-body';
import { RelatedCard } from './article-card';
import { AuthorCard } from './author-card';
import { Byline } from './byline';
import { ShareLinks } from './share-links';

type ArticleViewProps = {
  locale: Locale;
  article: Article;
  author: Author | null;
  /** Absolute, for sharing and print; undefined where there is nothing to share yet */
  url?: string;
  adjacentArticles: { previous: ArticleLink | null; next: ArticleLink | null };
  related: Card[];
  /** The lead form */
  children?: ReactNode;
};

export function ArticleView({
  locale,
  article,
  author,
  url,
  adjacentArticles,
  related,
  children,
}: ArticleViewProps) {
  const words = getDictionary(locale);
  return (
    <>
      <article className="article">
        <ArticleHeader locale={locale} article={article} url={url} />
        <ArticleCover locale={locale} article={article} />
        <ArticleBody locale={locale} article={article} />
        <ArticleTopics locale={locale} article={article} />
        {url && <ShareLinks locale={locale} title={article.title} url={url} />}
        {author && <AuthorCard locale={locale} author={author} />}
      </article>
      {children}
      <AdjacentArticles locale={locale} {...adjacentArticles} />
      {related.length > 0 && (
        <section className="related" aria-labelledby="related">
          <h2 id="related">{words.relatedArticles}</h2>
          <div className="grid grid-related">
            {related.map((card) => (
              <RelatedCard key={card.id} locale={locale} article={card} />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

type ArticleHeaderProps = { locale: Locale; article: Article; url?: string };

function ArticleHeader({ locale, article, url }: ArticleHeaderProps) {
  const words = getDictionary(locale);
  const { author, publishedAt, updatedAt } = article;
  const changed =
    updatedAt > publishedAt && formatDate(updatedAt, locale) !== formatDate(publishedAt, locale);
  return (
    <header className="article-head">
      <h1>{article.title}</h1>
      {url && <p className="print-only">{url}</p>}
      {article.dek && <p className="dek">{article.dek}</p>}
      <Byline author={author.name} authorPath={pathTo(locale, 'author', { author: author.slug })}>
        <FormattedDate locale={locale} date={publishedAt} label={words.articlePage.publishedOn} />
        {changed && (
          <FormattedDate locale={locale} date={updatedAt} label={words.articlePage.updatedOn} />
        )}
        <span>{words.minutesToRead(readingMinutes(article.body))}</span>
      </Byline>
    </header>
  );
}

function ArticleCover({ locale, article }: { locale: Locale; article: Article }) {
  return (
    <figure
      className={article.isCoverDrawn ? 'article-cover article-cover-drawn' : 'article-cover'}
    >
      <Picture
        image={article.cover}
        alt={article.coverAlt}
        sizes="(min-width: 64rem) 60rem, 92vw"
        eager
      />
      {article.coverCredit && (
        <figcaption>{getDictionary(locale).articlePage.credit(article.coverCredit)}</figcaption>
      )}
    </figure>
  );
}

function ArticleTopics({ locale, article: { topics } }: { locale: Locale; article: Article }) {
  if (topics.length === 0) return null;
  return (
    <nav className="article-topics" aria-label={getDictionary(locale).topics}>
      <ul>
        {topics.map(({ slug, name }) => (
          <li key={slug}>
            <a href={pathTo(locale, 'topic', { topic: slug })}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
