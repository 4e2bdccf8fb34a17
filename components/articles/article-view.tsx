import type { ReactNode } from 'react';
import { FormattedDate } from '@/components/ui/formatted-date';
import { Picture } from '@/components/ui/picture';
import type { Article, ArticleLink, ArticleCard as Card } from '@/lib/articles/article';
import { formatDate } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { readingMinutes } from '@/lib/markdown/reading-time';
import { AdjacentArticles } from './adjacent-articles';
import { ArticleBody } from './article-body';
import { ArticleCard, ArticleKicker } from './article-card';
import { Byline } from './byline';
import { ShareLinks } from './share-links';

type ArticleViewProps = {
  locale: Locale;
  article: Article;
  /** Absolute, for sharing; undefined where there is nothing to share yet */
  url?: string;
  adjacentArticles: { previous: ArticleLink | null; next: ArticleLink | null };
  related: Card[];
  /** The lead form */
  children?: ReactNode;
};

export function ArticleView({
  locale,
  article,
  url,
  adjacentArticles,
  related,
  children,
}: ArticleViewProps) {
  const words = getDictionary(locale);
  return (
    <>
      <article className="article">
        <ArticleHeader locale={locale} article={article} />
        <ArticleCover locale={locale} article={article} />
        <ArticleBody locale={locale} article={article} />
        {url && <ShareLinks locale={locale} title={article.title} url={url} />}
      </article>
      {children}
      <AdjacentArticles locale={locale} {...adjacentArticles} />
      {related.length > 0 && (
        <section className="related" aria-labelledby="related">
          <h2 id="related">{words.relatedArticles}</h2>
          <div className="grid grid-related">
            {related.map((card) => (
              <ArticleCard key={card.id} locale={locale} article={card} heading="h3" />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

function ArticleHeader({ locale, article }: { locale: Locale; article: Article }) {
  const words = getDictionary(locale);
  const { author, publishedAt, updatedAt } = article;
  const changed =
    updatedAt > publishedAt && formatDate(updatedAt, locale) !== formatDate(publishedAt, locale);
  return (
    <header>
      <ArticleKicker locale={locale} article={article} />
      <h1>{article.title}</h1>
      <p className="dek">{article.dek}</p>
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
    <figure className="article-cover">
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
