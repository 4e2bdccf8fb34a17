import type { Locale } from '@/lib/i18n/locales';
import { typeset } from '@/lib/typography/typeset';

type Texts = {
  title: string;
  dek?: string;
  coverAlt?: string;
  coverCredit?: string | null;
  searchTitle?: string | null;
  searchDescription?: string | null;
  topics?: { slug: string; name: string }[];
};

export type Published<Row> = Row & { publishedAt: Date };

/** Typesets the words of published articles; rows without a date are left out. */
export function typesetArticles<Row extends Texts & { publishedAt: Date | null }>(
  rows: Row[],
  locale: Locale,
): Published<Row>[] {
  const set = (text: string) => typeset(text, locale);
  return rows
    .filter((row): row is Published<Row> => row.publishedAt !== null)
    .map((row) => ({
      ...row,
      title: set(row.title),
      ...(row.dek && { dek: set(row.dek) }),
      ...(row.coverAlt && { coverAlt: set(row.coverAlt) }),
      ...(row.coverCredit && { coverCredit: set(row.coverCredit) }),
      ...(row.searchTitle && { searchTitle: set(row.searchTitle) }),
      ...(row.searchDescription && { searchDescription: set(row.searchDescription) }),
      ...(row.topics && {
        topics: row.topics.map(({ slug, name }) => ({ slug, name: set(name) })),
      }),
    }));
}
