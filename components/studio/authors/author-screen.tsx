import Link from 'next/link';
import { removeAuthor } from '@/lib/drafts/authors/actions';
import {
  type AuthorFields,
  type AuthorNotice,
  authorsPath,
  type PictureChoice,
} from '@/lib/drafts/authors/author';
import type { TextCounts } from '@/lib/drafts/draft';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { RemoveSection } from '../topics/remove-section';
import { AuthorForm } from './author-form';
import '../topics/topics.css';
import './authors.css';

type AuthorScreenProps = {
  locale: Locale;
  /** Null for a new one */
  author: { id: number; fields: AuthorFields; base: string; counts: TextCounts } | null;
  /** In which readers have a page of the author's articles */
  languages: Locale[];
  pictures: PictureChoice[];
  notice: AuthorNotice | null;
};

export function AuthorScreen({ locale, author, languages, pictures, notice }: AuthorScreenProps) {
  const { topicsPage, authorsPage: words } = getStudioWords(locale);
  const isUsed = author && Object.values(author.counts).some((count) => count > 0);
  const slug = author?.fields.slug ?? '';
  return (
    <>
      <p className="topics-back">
        <Link href={authorsPath} prefetch={false}>
          {words.all}
        </Link>
      </p>
      <h1 className="studio-title" dir="auto">
        {author?.fields.name ?? words.add}
      </h1>
      {notice && (
        <p className="topics-notice" role={notice === 'used' ? 'alert' : 'status'}>
          {words.notices[notice]}
        </p>
      )}
      {author && (
        <div className="topics-facts">
          <p>{topicsPage.counts(author.counts)}</p>
          {languages.map((language) => (
            <p key={language}>
              <a href={pathTo(language, 'author', { author: slug })}>{words.toPage(language)}</a>
            </p>
          ))}
        </div>
      )}
      <div className="studio-settings">
        <section>
          <AuthorForm locale={locale} author={author} pictures={pictures} />
          {author && <p className="studio-hint">{words.import(slug)}</p>}
        </section>
        {author && !isUsed && <RemoveSection action={removeAuthor} id={author.id} words={words} />}
      </div>
    </>
  );
}
