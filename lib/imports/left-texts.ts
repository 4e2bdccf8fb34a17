import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import type { ImportWarning } from './import-report';

/** Why a text was not replaced */
export type LeftReason = 'left-edited' | 'left-elsewhere' | 'left-in-bin';

type Result = {
  file: string;
  title: string;
  locale: Locale;
  slug: string;
  left: LeftReason | null;
};

/** A text that the import did not replace; `detail` is its path here */
export type LeftText = ImportWarning & { kind: LeftReason; file: string };

export function listLeftTexts(results: { articles: Result[]; pages: Result[] }): LeftText[] {
  const listLeft = (texts: Result[], route: 'article' | 'page') =>
    texts.flatMap(({ file, title, locale, slug, left }): LeftText[] =>
      left ? [{ kind: left, article: title, detail: pathTo(locale, route, { slug }), file }] : [],
    );
  return [...listLeft(results.articles, 'article'), ...listLeft(results.pages, 'page')];
}

/** What is in the bin stays there in any case. */
export function countReplaceable(left: { kind: ImportWarning['kind'] }[]): number {
  return left.filter(({ kind }) => kind !== 'left-in-bin').length;
}
