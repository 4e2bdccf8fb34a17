import Link from 'next/link';
import type { DeskWords } from '@/lib/i18n/studio/desk/fr';

type ListPagesProps = {
  words: Pick<DeskWords, 'pages' | 'previous' | 'next'>;
  page: number;
  pageCount: number;
  pathTo(page: number): string;
};

export function ListPages({ words, page, pageCount, pathTo }: ListPagesProps) {
  if (pageCount < 2) return null;
  return (
    <nav className="desk-pages" aria-label={words.pages(page, pageCount)}>
      {page > 1 && (
        <Link href={pathTo(page - 1)} prefetch={false} rel="prev">
          {words.previous}
        </Link>
      )}
      <span className="studio-soft">{words.pages(page, pageCount)}</span>
      {page < pageCount && (
        <Link href={pathTo(page + 1)} prefetch={false} rel="next">
          {words.next}
        </Link>
      )}
    </nav>
  );
}
