import { FormattedDate } from '@/components/ui/formatted-date';
import { Picture } from '@/components/ui/picture';
import type { ArticleCard as Card } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { Byline } from './byline';

type ArticleCardProps = {
  locale: Locale;
  article: Card;
  /** Large, with its dek, at the top of a list */
  lead?: boolean;
  heading?: 'h2' | 'h3';
};

export function ArticleCard({ locale, article, lead = false, heading = 'h2' }: ArticleCardProps) {
  const Heading = heading;
  const sizes = lead
    ? '(min-width: 75rem) 42rem, (min-width: 56rem) 56vw, 92vw'
    : '(min-width: 75rem) 23rem, (min-width: 40rem) 46vw, 92vw';
  return (
    <article className={lead ? 'card card-lead' : 'card'}>
      <div className="card-cover">
        <Picture image={article.cover} alt="" sizes={sizes} eager={lead} />
      </div>
      <div className="card-text">
        <ArticleKicker locale={locale} article={article} />
        <Heading>
          <a href={pathTo(locale, 'article', { slug: article.slug })}>{article.title}</a>
        </Heading>
        {lead && <p className="dek">{article.dek}</p>}
        <Byline author={article.author.name}>
          <FormattedDate locale={locale} date={article.publishedAt} />
        </Byline>
      </div>
    </article>
  );
}

/** "featured", or else the article's first topic. */
export function ArticleKicker({ locale, article }: { locale: Locale; article: Card }) {
  if (article.featured) return <p className="kicker">{getDictionary(locale).featured}</p>;
  const topic = article.topics[0]?.name;
  return topic ? <p className="kicker kicker-plain">{topic}</p> : null;
}
