import { Prose } from '@/components/ui/prose';
import type { Author } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { renderMarkdown } from '@/lib/markdown/render-markdown';

type AuthorHeadProps = {
  locale: Locale;
  author: Author;
  /** With biography and links, else the name alone */
  whole: boolean;
};

/** Who wrote the articles below. */
export function AuthorHead({ locale, author, whole }: AuthorHeadProps) {
  const words = getDictionary(locale).authorPage;
  return (
    <>
      <h1>{author.name}</h1>
      {whole && author.biography !== '' && (
        <Prose tree={renderMarkdown(author.biography, { locale }).tree} className="biography" />
      )}
      {whole && author.links.length > 0 && (
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
      {whole && <h2>{words.articles(author.name)}</h2>}
    </>
  );
}
