import Link from 'next/link';
import { Portrait } from '@/components/ui/portrait';
import { type AuthorNotice, authorsPath, type StudioAuthor } from '@/lib/drafts/authors/author';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { RoomTabs } from '../topics/room-tabs';
import './authors.css';

type AuthorsScreenProps = { locale: Locale; authors: StudioAuthor[]; notice: AuthorNotice | null };

export function AuthorsScreen({ locale, authors, notice }: AuthorsScreenProps) {
  const { topicsPage, authorsPage: words } = getStudioWords(locale);
  return (
    <>
      <div className="authors-head">
        <h1 className="studio-title">{topicsPage.authors}</h1>
        <Link className="studio-button first" href={`${authorsPath}/new`} prefetch={false}>
          {words.add}
        </Link>
      </div>
      <RoomTabs locale={locale} current="authors" />
      {notice && (
        <p className="topics-notice" role="status">
          {words.notices[notice]}
        </p>
      )}
      {authors.length === 0 && <p className="desk-empty">{words.empty}</p>}
      <ul className="authors-list">
        {authors.map(({ id, name, role, photo, counts }) => (
          <li key={id}>
            <Portrait name={name} photo={photo} />
            <span>
              <Link href={`${authorsPath}/${id}`} prefetch={false} dir="auto">
                {name}
              </Link>
              <br />
              <span className="studio-soft" dir="auto">
                {role[locale] ?? Object.values(role)[0]}
              </span>
            </span>
            <span className="studio-soft">{topicsPage.counts(counts)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
