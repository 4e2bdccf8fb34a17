import Link from 'next/link';
import type { Locale } from '@/lib/i18n/locales';
import { pictureWords } from '@/lib/i18n/studio/pictures/words';
import {
  type LibraryFilter,
  type LibraryPage,
  pathToLibrary,
  picturesPath,
  type Upload,
} from '@/lib/uploads/upload';
import { AddPictures } from './add-pictures';
import { Thumbnail } from './thumbnail';
import './pictures.css';

type LibraryProps = {
  locale: Locale;
  filter: LibraryFilter;
  library: LibraryPage;
  /** Why a picture that a browser without JavaScript sent was refused */
  problem?: string | undefined;
  isDeleted: boolean;
};

export function Library({ locale, filter, library, problem, isDeleted }: LibraryProps) {
  const words = pictureWords[locale];
  const { uploads, count } = library;
  const reason = Object.entries(words.problems).find(([name]) => name === problem)?.[1];
  return (
    <>
      <div className="pictures-head">
        <h1>{words.title}</h1>
        <search>
          <form className="pictures-search" action={picturesPath}>
            <input
              type="search"
              name="text"
              aria-label={words.searchLabel}
              placeholder={words.search}
              aria-keyshortcuts="/"
              defaultValue={filter.text}
              maxLength={200}
            />
          </form>
        </search>
      </div>
      {reason && (
        <p className="studio-error pictures-line" role="alert">
          {reason}
        </p>
      )}
      {isDeleted && (
        <p className="pictures-line" role="status">
          {words.outcomes.deleted}
        </p>
      )}
      <AddPictures locale={locale} />
      {filter.text && (
        <p className="pictures-line">
          <span role="status">{words.found(count)}</span>{' '}
          <Link href={picturesPath} prefetch={false}>
            {words.reset}
          </Link>
        </p>
      )}
      {count === 0 && !filter.text && <p className="pictures-line">{words.empty}</p>}
      <ul className="pictures-grid">
        {uploads.map((upload) => (
          <li key={upload.id}>
            <PictureLink locale={locale} upload={upload} />
          </li>
        ))}
      </ul>
      <Pages locale={locale} filter={filter} pageCount={library.pageCount} />
    </>
  );
}

function PictureLink({ locale, upload }: { locale: Locale; upload: Upload }) {
  const words = pictureWords[locale];
  const { id, name, description, width, height, bytes } = upload;
  return (
    <Link className="picture-card" href={`${picturesPath}/${id}`} prefetch={false}>
      <Thumbnail upload={upload} />
      <span className="picture-words" dir="auto">
        {description || <em>{words.undescribed}</em>}
      </span>
      <small>
        <span dir="auto">{name}</span>
        <br />
        {words.size(width, height)} · {words.bytes(bytes)}
      </small>
    </Link>
  );
}

type PagesProps = { locale: Locale; filter: LibraryFilter; pageCount: number };

function Pages({ locale, filter, pageCount }: PagesProps) {
  const words = pictureWords[locale];
  const { page } = filter;
  if (pageCount < 2) return null;
  return (
    <nav className="pictures-pages" aria-label={words.pages(page, pageCount)}>
      {page > 1 && (
        <Link href={pathToLibrary({ ...filter, page: page - 1 })} prefetch={false} rel="prev">
          {words.previous}
        </Link>
      )}
      <span className="studio-soft">{words.pages(page, pageCount)}</span>
      {page < pageCount && (
        <Link href={pathToLibrary({ ...filter, page: page + 1 })} prefetch={false} rel="next">
          {words.next}
        </Link>
      )}
    </nav>
  );
}
