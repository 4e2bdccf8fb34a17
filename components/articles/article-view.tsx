import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { Picture } from '@/components/ui/picture';
import { parseMarkdown } from '@/lib/articles/markdown';
import type { Article, ArticleCard as Card } from '@/lib/articles/queries';
import { readingMinutes } from '@/lib/articles/reading-time';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { ArticleCard, Mark } from './article-card';
import { Byline } from './byline';

type ArticleViewProps = {
  locale: Locale;
  article: Article;
  related: Card[];
  /** What stands between the text and the related articles */
  children: ReactNode;
};

/** An article to read, what follows it, and where to read on. */
export function ArticleView({ locale, article, related, children }: ArticleViewProps) {
  const words = getDictionary(locale);
  return (
    <>
      <article className="article">
        <header>
          <Mark locale={locale} article={article} />
          <h1>{article.title}</h1>
          <p className="dek">{article.dek}</p>
          <Byline
            locale={locale}
            author={article.author.name}
            date={article.publishedAt}
            readingTime={words.minutesToRead(readingMinutes(article.body))}
          />
        </header>
        <div className="article-cover">
          <Picture
            image={article.cover}
            alt={article.coverAlt}
            sizes="(min-width: 64rem) 60rem, 92vw"
            eager
          />
        </div>
        <div className="prose">
          {toJsxRuntime(parseMarkdown(article.body), {
            Fragment,
            jsx,
            jsxs,
            components: { table: Table },
          })}
        </div>
      </article>
      {children}
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

/** A table wider than the screen scrolls by itself, with the keyboard too, and leaves the page still. */
function Table({ children }: { children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="table" tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
