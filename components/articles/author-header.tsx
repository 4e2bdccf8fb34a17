import { Prose } from '@/components/ui/prose';
import type { Author } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { renderMarkdown } from '@/lib/markdown/render-markdown';

type AuthorHeaderProps = {
  locale: Locale;
  author: Author;
  /** With biography and links */
  full: boolean;
};

export function AuthorHeader({ locale, author, full }: AuthorHeaderProps) {
  const words = getDictionary(locale).authorPage;
  return (
    <>
      <h1>{author.name}</h1>
      {full && author.biography !== '' && (
        <Prose tree={renderMarkdown(author.biography, { locale }).tree} className="biography" />
      )}
      {full && author.links.length > 0 && (
        <nav aria-label={words.links}>
          <ul className="chips">
            {author.links.map(({ label, url }) => (
              <li key={url}>
                <a href={url} rel="me">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {full && <h2>{words.articles(author.name)}</h2>}
    </>
  );
}
