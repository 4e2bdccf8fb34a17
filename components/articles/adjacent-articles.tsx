import type { ArticleLink } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';

type AdjacentArticlesProps = {
  locale: Locale;
  previous: ArticleLink | null;
  next: ArticleLink | null;
};

export function AdjacentArticles({ locale, previous, next }: AdjacentArticlesProps) {
  const words = getDictionary(locale).articlePage;
  if (!previous && !next) return null;
  const link = (article: ArticleLink | null, rel: 'prev' | 'next', label: string) =>
    article && (
      <a href={pathTo(locale, 'article', { slug: article.slug })} rel={rel}>
        <span>{label}</span> {article.title}
      </a>
    );
  return (
    <nav className="adjacent" aria-label={words.adjacentArticles}>
      {link(previous, 'prev', words.previous)}
      {link(next, 'next', words.next)}
    </nav>
  );
}
