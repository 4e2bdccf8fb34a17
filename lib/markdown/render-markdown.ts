import type { Root } from 'hast';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { typesetTree } from '@/lib/typography/typeset-tree';
import { transformCodeBlocks, transformTables, transformTaskLists } from './blocks';
import { labelFigures, transformFigures } from './figures';
import { transformFootnotes } from './footnotes';
import { type Heading, listHeadings, transformHeadings } from './headings';
import { parseMarkdown } from './parse-markdown';
import type { StoredImage } from './pictures';
import { transformQuotations } from './quotations';
import { transformVideos } from './videos';

type RenderOptions = {
  locale: Locale;
  /** The stored ones of those in the text; others become links */
  images?: readonly StoredImage[];
};

export function renderMarkdown(
  markdown: string,
  { locale, images = [] }: RenderOptions,
): { tree: Root; headings: Heading[] } {
  const { articleText: words, articlePage } = getDictionary(locale);
  const stored = new Map(images.map((image) => [image.id, image]));
  const tree = parseMarkdown(markdown);
  transformVideos(tree, stored, words, articlePage.credit);
  transformFigures(tree, stored, articlePage.credit);
  transformQuotations(tree);
  transformTaskLists(tree, words);
  transformTables(tree, words);
  transformCodeBlocks(tree, words);
  // Before typesetting, so that ids do not depend on its rules.
  transformHeadings(tree);
  typesetTree(tree, locale);
  const headings = listHeadings(tree);
  transformFootnotes(tree, words);
  labelFigures(tree);
  return { tree, headings };
}
