import { Prose } from '@/components/ui/prose';
import type { Locale } from '@/lib/i18n/locales';
import { needsTableOfContents } from '@/lib/markdown/headings';
import type { StoredImage } from '@/lib/markdown/pictures';
import { countWords } from '@/lib/markdown/plain-text';
import { renderMarkdown } from '@/lib/markdown/render-markdown';
import { TableOfContents } from './table-of-contents';

type ArticleBodyProps = {
  locale: Locale;
  article: {
    /** Markdown */
    body: string;
    images: readonly StoredImage[];
  };
};

export function ArticleBody({ locale, article: { body, images } }: ArticleBodyProps) {
  const { tree, headings } = renderMarkdown(body, { locale, images });
  return (
    <>
      {needsTableOfContents(headings, countWords(body)) && (
        <TableOfContents locale={locale} headings={headings} />
      )}
      <Prose tree={tree} />
    </>
  );
}
