import type { Element, ElementContent, Root } from 'hast';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { element } from '@/lib/markdown/hast';
import type { Origin } from '@/lib/markdown/origin';
import { toPlainText } from '@/lib/markdown/plain-text';
import { slugify } from '@/lib/markdown/slug';
import { takeProse } from '@/lib/markdown/summary';
import { isVisible } from '@/lib/store/visibility';
import { foldAccents } from '@/lib/typography/fold-accents';
import { truncate } from '@/lib/typography/truncate';
import { convertHtml } from './html/convert-html';
import type { ConvertedText } from './html/html-to-markdown';
import { htmlToText, parseHtml } from './html/parse-html';
import { createPictureRegistry, splitCredit } from './html/picture-registry';
import type { ImportContext, Warn } from './import-context';
import type { ImportedArticle, ImportedPage } from './imported-site';
import { toSingleLine } from './text';

type Cover = { src: string; alt: string; caption: string };

export type SourcePage = {
  locale: Locale;
  slug: string;
  origin: Origin;
  oldPaths: string[];
  title: string;
  /** Candidates, the best first; may contain HTML */
  deks: string[];
  publishedAt?: Date | undefined;
  formerSlugs: string[];
  translationOf?: string | undefined;
  cover?: Cover | undefined;
  /** HTML, or what was converted already */
  content: string | Root | ConvertedText;
};

export type SourceArticle = SourcePage & {
  author: string;
  updatedAt?: Date | undefined;
  featured: boolean;
  topics: string[];
  searchTitle?: string;
  searchDescription?: string;
  canonicalUrl?: string;
};

/** As in lib/articles/files/front-matter.ts */
const maxLengths = { title: 250, dek: 500 };

/** @param prepare turns the editor's own markup into plain HTML */
export function convertArticle(
  source: SourceArticle,
  context: ImportContext,
  prepare?: (tree: Root) => void,
): ImportedArticle {
  const { rest, title, dek, body } = convertText(source, context, prepare);
  const cover = source.cover && convertCover(source.cover, rest, context);
  return {
    ...rest,
    article: {
      title,
      dek,
      author: source.author,
      ...(source.publishedAt && { publishedAt: source.publishedAt }),
      ...(source.updatedAt && { updatedAt: source.updatedAt }),
      ...(source.searchTitle && { searchTitle: truncate(source.searchTitle, maxLengths.title) }),
      ...(source.searchDescription && {
        searchDescription: truncate(source.searchDescription, maxLengths.dek),
      }),
      ...(source.canonicalUrl && { canonicalUrl: source.canonicalUrl }),
      featured: source.featured,
      topics: normalizeTopics(source.topics, context.warn),
      ...(cover ?? { coverAlt: getDictionary(source.locale).imports.drawnCover }),
      ...(source.translationOf && { translationOf: source.translationOf }),
      formerSlugs: source.formerSlugs,
      body,
    },
  };
}

/** A page has no cover: its picture begins the text. It stands in no menu until the author places it. */
export function convertPage(
  source: SourcePage,
  context: ImportContext,
  prepare?: (tree: Root) => void,
): ImportedPage {
  const { rest, title, dek, body } = convertText(source, context, (tree) => {
    if (source.cover) tree.children.unshift(toFigure(source.cover));
    prepare?.(tree);
  });
  const { translationOf, formerSlugs, publishedAt = null } = source;
  return {
    ...rest,
    page: {
      title,
      dek,
      nav: 'none',
      order: 0,
      form: false,
      draft: !isVisible(publishedAt),
      ...(translationOf && { translationOf }),
      formerSlugs,
      body,
    },
  };
}

function toFigure({ src, alt, caption }: Cover): Element {
  const words = parseHtml(caption).children as ElementContent[];
  return element(
    'figure',
    {},
    element('img', { src, alt }),
    words.length > 0 && element('figcaption', {}, ...words),
  );
}

function convertText(
  { locale, slug, origin, oldPaths, ...source }: SourcePage,
  context: ImportContext,
  prepare?: (tree: Root) => void,
) {
  const { warn } = context;
  const given = toSingleLine(source.title);
  const title = truncate(given, maxLengths.title) || slug;
  if (given.length > maxLengths.title) warn('title-shortened');
  const { content } = source;
  const undescribed = getDictionary(locale).imports.undescribed;
  const { markdown, pictures } =
    typeof content === 'object' && 'markdown' in content
      ? content
      : convertHtml(content, { ...context, undescribed }, prepare);
  if (!markdown) warn('no-text');
  return {
    rest: { locale, slug, origin, oldPaths, pictures },
    title,
    dek: chooseDek(source.deks, title, markdown, warn),
    body: markdown,
  };
}

/** A summary that only repeats the title or the beginning of the text would be read twice. */
function chooseDek(deks: string[], title: string, body: string, warn: Warn): string {
  const texts = [title, toPlainText(body), takeProse(body)].map(foldWords);
  const repeats = (dek: string) => texts.some((text) => text.startsWith(foldWords(dek)));
  const dek = deks.map((one) => toSingleLine(htmlToText(one))).find((one) => !repeats(one)) ?? '';
  if (dek.length > maxLengths.dek) warn('dek-shortened');
  return truncate(dek, maxLengths.dek);
}

/** Letters and digits: what systems put after words that they cut off goes. */
function foldWords(text: string): string {
  const words = text.replace(/\[(?:…|\.{3})\].*$|(?:…|\.{3})\s*(?:lire|read|continue)\b.*$/iu, '');
  return (
    foldAccents(words)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
}

function normalizeTopics(names: string[], warn: Warn): string[] {
  const topics = new Map<string, string>();
  for (const name of names.map(toSingleLine)) {
    const slug = slugify(name);
    if (!slug) warn('topic-removed', name);
    else if (!topics.has(slug)) topics.set(slug, name);
  }
  return [...topics.values()];
}

/** @param pictures the article's, so that a cover that is also in the text is stored once */
function convertCover(
  cover: Cover,
  { locale, pictures }: Pick<ImportedArticle, 'locale' | 'pictures'>,
  { resolvePicture, warn }: ImportContext,
) {
  const resolved = resolvePicture(element('img', { src: cover.src, alt: cover.alt }));
  if (!resolved) {
    warn('picture-removed', toSingleLine(cover.src).slice(0, 80));
    return undefined;
  }
  const name = createPictureRegistry(pictures).add(resolved);
  const { caption, credit } = splitCredit(toSingleLine(htmlToText(cover.caption)));
  const alt = toSingleLine(resolved.alt);
  if (!alt) warn('picture-undescribed', name);
  return {
    cover: name,
    coverAlt: alt || caption || getDictionary(locale).imports.undescribed,
    ...((credit || (alt && caption)) && { coverCredit: credit || caption }),
  };
}
