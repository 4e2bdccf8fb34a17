import { Portrait } from '@/components/ui/portrait';
import { Prose } from '@/components/ui/prose';
import type { Author } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { renderMarkdown } from '@/lib/markdown/render-markdown';

type AuthorHeaderProps = {
  locale: Locale;
  author: Author;
  /** With everything but the name */
  full: boolean;
};

export function AuthorHeader({ locale, author, full }: AuthorHeaderProps) {
  const words = getDictionary(locale).authorPage;
  const { name, role, photo, biography, links } = author;
  if (!full) return <h1>{name}</h1>;
  return (
    <>
      <div className="author-head">
        <div className="author-who">
          <Portrait name={name} photo={photo} />
          <div>
            <h1>{name}</h1>
            {role && <p>{role}</p>}
          </div>
        </div>
        <div className="author-ways">
          <a className="button" href={pathTo(locale, 'contact')}>
            {words.writeTo(name)}
          </a>
          {links.length > 0 && (
            <nav aria-label={words.links}>
              <ul>
                {links.map(({ label, url }) => (
                  <li key={url}>
                    <a href={url} rel="me">
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
        {biography !== '' && (
          <Prose tree={renderMarkdown(biography, { locale }).tree} className="biography" />
        )}
      </div>
      <h2>{words.articles(name)}</h2>
    </>
  );
}
