import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';

type PaginationProps = {
  locale: Locale;
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
  labels: { previous: string; next: string };
};

export function Pagination({ locale, page, pages, hrefOf, labels }: PaginationProps) {
  const words = getDictionary(locale);
  if (pages <= 1) return null;
  return (
    <nav className="pagination" aria-label={words.pages}>
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev">
          <span aria-hidden="true">←</span> {labels.previous}
        </a>
      )}
      <span>{words.pageOf(page, pages)}</span>
      {page < pages && (
        <a href={hrefOf(page + 1)} rel="next">
          {labels.next} <span aria-hidden="true">→</span>
        </a>
      )}
    </nav>
  );
}
