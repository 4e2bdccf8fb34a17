import type { ElementContent, Root } from 'hast';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import type { Section } from '@/lib/markdown/content-folder';
import { element } from '@/lib/markdown/hast';
import type { Origin } from '@/lib/markdown/origin';
import { toPlainText } from '@/lib/markdown/plain-text';
import { slugify } from '@/lib/markdown/slug';
import { takeProse } from '@/lib/markdown/summary';
import { isVisible } from '@/lib/store/visibility';
import { foldAccents } from '@/lib/typography/fold-accents';
import { truncate } from '@/lib/typography/truncate';
import { convertHtml, htmlToText, parseHtml } from './html/convert-html';
import type { ConvertedText } from './html/html-to-markdown';
import { createPictureRegistry, splitCredit } from './html/picture-registry';
import type { ImportContext, Warn } from './import-context';
import type { ImportedArticle, ImportedPage, ImportedPicture } from './imported-site';
import { toSingleLine } from './text';

export type SourceText = {
  section: Section;
  locale: Locale;
  slug: string;
  origin: Origin;
  oldPaths: string[];
  title: string;
  /** Candidates, the best first; may contain HTML */
  deks: string[];
  publishedAt?: Date | undefined;
  updatedAt?: Date | undefined;
  formerSlugs?: string[];
  translationOf?: string | undefined;
  cover?: { src: string; alt: string; caption: string } | undefined;
  /** HTML, or what was converted already */
  content: string | Root | ConvertedText;
  /** Only articles have this and what follows. */
  author?: string;
  featured?: boolean;
  topics?: string[];
  searchTitle?: string;
  searchDescription?: string;
  canonicalUrl?: string;
};
type Cover = NonNullable<SourceText['cover']>;

/** As in lib/articles/files/front-matter.ts */
const maxLengths = { title: 250, dek: 500 };

/** @param prepare turns the editor's own markup into plain HTML */
export function convertText(
  source: SourceText,
  context: ImportContext,
  prepare?: (tree: Root) => void,
): ImportedArticle | ImportedPage {
  const { section, locale, slug, origin, oldPaths, cover, content, publishedAt } = source;
  const { warn } = context;
  const isPage = section === 'page';
  const undescribed = getDictionary(locale).imports.undescribed;
  const given = toSingleLine(source.title);
  const title = truncate(given, maxLengths.title) || slug;
  if (given.length > maxLengths.title) warn('title-shortened');
  const { markdown, pictures } =
    typeof content === 'object' && 'markdown' in content
      ? content
      : convertHtml(content, { ...context, undescribed }, (tree) => {
          // A page has no cover: its picture begins the text.
          if (cover && isPage) tree.children.unshift(toFigure(cover));
          prepare?.(tree);
        });
  if (!markdown) warn('no-text');
  const place = { locale, slug, origin, oldPaths, pictures };
  const text = {
    title,
    dek: chooseDek(source.deks, title, markdown, warn),
    ...(source.translationOf && { translationOf: source.translationOf }),
    formerSlugs: source.formerSlugs ?? [],
    body: markdown,
  };
  if (isPage) {
    const draft = !isVisible(publishedAt ?? null);
    return { ...place, page: { ...text, nav: 'none', order: 0, form: false, draft } };
  }
  const { updatedAt, searchTitle, searchDescription, canonicalUrl } = source;
  return {
    ...place,
    article: {
      ...text,
      author: source.author ?? '',
      ...(publishedAt && { publishedAt }),
      ...(updatedAt && { updatedAt }),
      ...(searchTitle && { searchTitle: truncate(searchTitle, maxLengths.title) }),
      ...(searchDescription && { searchDescription: truncate(searchDescription, maxLengths.dek) }),
      ...(canonicalUrl && { canonicalUrl }),
      featured: source.featured ?? false,
      topics: normalizeTopics(source.topics ?? [], warn),
      ...((cover && convertCover(cover, pictures, undescribed, context)) ?? {
        coverAlt: getDictionary(locale).imports.drawnCover,
      }),
    },
  };
}

function toFigure({ src, alt, caption }: Cover) {
  const words = parseHtml(caption).children as ElementContent[];
  const captionElement = words.length > 0 && element('figcaption', {}, ...words);
  return element('figure', {}, element('img', { src, alt }), captionElement);
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
  const folded = foldAccents(words).toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
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
  { src, alt: givenAlt, caption: givenCaption }: Cover,
  pictures: ImportedPicture[],
  undescribed: string,
  { resolvePicture, warn }: ImportContext,
) {
  const resolved = resolvePicture(element('img', { src, alt: givenAlt }));
  if (!resolved) {
    warn('picture-removed', toSingleLine(src).slice(0, 80));
    return undefined;
  }
  const cover = createPictureRegistry(pictures).add(resolved);
  const { caption, credit } = splitCredit(toSingleLine(htmlToText(givenCaption)));
  const alt = toSingleLine(resolved.alt);
  if (!alt) warn('picture-undescribed', cover);
  const coverCredit = credit || (alt && caption);
  return { cover, coverAlt: alt || caption || undescribed, ...(coverCredit && { coverCredit }) };
}
