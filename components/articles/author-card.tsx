import { Portrait } from '@/components/ui/portrait';
import type { Author } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { takeSentences } from '@/lib/markdown/plain-text';
import { typeset } from '@/lib/typography/typeset';

export function AuthorCard({ locale, author }: { locale: Locale; author: Author }) {
  const { slug, name, role, photo, biography } = author;
  const words = getDictionary(locale).authorPage;
  const sentences = typeset(takeSentences(biography, 2, locale), locale);
  return (
    <aside className="author-card" aria-label={words.about(name)}>
      <Portrait name={name} photo={photo} />
      <div>
        <p className="author-name">
          <strong>{name}</strong>
          {role && <span>{role}</span>}
        </p>
        {sentences && <p>{sentences}</p>}
        <p className="author-link">
          <a href={pathTo(locale, 'author', { author: slug })} rel="author">
            {words.allArticles(name)}
          </a>
        </p>
      </div>
    </aside>
  );
}
