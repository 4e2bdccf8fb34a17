import type { Root } from 'hast';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { typesetTree } from '@/lib/typography/typeset-tree';
import { placeCode, placeTables, placeTasks } from './blocks';
import { nameFigures, placeFigures } from './figures';
import { placeFootnotes } from './footnotes';
import { type Heading, listHeadings, nameHeadings } from './headings';
import { parseMarkdown } from './parse-markdown';
import type { StoredImage } from './pictures';
import { placeQuotations } from './quotations';
import { placeVideos } from './videos';

type RenderOptions = {
  locale: Locale;
  /** Those that `listImageIds` names and the store has */
  images?: readonly StoredImage[];
};

/** An article's Markdown as the page shows it: safe, typeset, every element with what it needs. */
export function renderMarkdown(
  markdown: string,
  { locale, images = [] }: RenderOptions,
): { tree: Root; headings: Heading[] } {
  const { articleText: words, articlePage } = getDictionary(locale);
  const stored = new Map(images.map((image) => [image.id, image]));
  const tree = parseMarkdown(markdown);
  placeVideos(tree, stored, words, articlePage.credit);
  placeFigures(tree, stored, articlePage.credit);
  placeQuotations(tree);
  placeTasks(tree, words);
  placeTables(tree, words);
  placeCode(tree, words);
  // Before the words are typeset: addresses do not change with the rules of typography.
  nameHeadings(tree);
  typesetTree(tree, locale);
  const headings = listHeadings(tree);
  placeFootnotes(tree, words);
  nameFigures(tree);
  return { tree, headings };
}
