import { FormattedDate } from '@/components/ui/formatted-date';
import { Picture } from '@/components/ui/picture';
import type { ArticleCard as Card, ListedArticle } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { Byline } from './byline';

type ArticleCardProps = {
  locale: Locale;
  article: ListedArticle;
  /** Large, at the top of a list */
  lead?: boolean;
};

export function ArticleCard({ locale, article, lead = false }: ArticleCardProps) {
  const [topic] = article.topics;
  return (
    <article className={lead ? 'card card-lead' : 'card'}>
      <CardCover article={article} lead={lead} />
      <div className="card-text">
        <CardLine locale={locale} article={article} />
        <h2>
          <TitleLink locale={locale} article={article} />
        </h2>
        {article.summary && <p className="dek">{article.summary}</p>}
        <p className="card-details">
          {topic && <a href={pathTo(locale, 'topic', { topic: topic.slug })}>{topic.name}</a>}
          <span>{getDictionary(locale).minutesToRead(article.minutesToRead)}</span>
        </p>
      </div>
    </article>
  );
}

export function RelatedCard({ locale, article }: { locale: Locale; article: Card }) {
  return (
    <article className="card">
      <CardCover article={article} />
      <div className="card-text">
        <CardLine locale={locale} article={article} />
        <h3>
          <TitleLink locale={locale} article={article} />
        </h3>
      </div>
    </article>
  );
}

function CardCover({ article, lead = false }: { article: Card; lead?: boolean }) {
  const sizes = lead
    ? '(min-width: 75rem) 42rem, (min-width: 56rem) 56vw, 92vw'
    : '(min-width: 75rem) 23rem, (min-width: 40rem) 46vw, 92vw';
  return (
    <div className="card-cover">
      <Picture image={article.cover} alt="" sizes={sizes} eager={lead} />
    </div>
  );
}

function CardLine({ locale, article }: { locale: Locale; article: Card }) {
  return (
    <Byline
      mark={article.featured ? getDictionary(locale).featured : undefined}
      author={article.author.name}
    >
      <FormattedDate locale={locale} date={article.publishedAt} />
    </Byline>
  );
}

function TitleLink({ locale, article: { slug, title } }: { locale: Locale; article: Card }) {
  return <a href={pathTo(locale, 'article', { slug })}>{title}</a>;
}
