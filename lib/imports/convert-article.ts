import type { Root } from 'hast';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { element } from '@/lib/markdown/hast';
import type { Origin } from '@/lib/markdown/origin';
import { slugify } from '@/lib/markdown/slug';
import { convertHtml } from './html/convert-html';
import { htmlToText } from './html/parse-html';
import { createPictureRegistry, describeFileName, splitCredit } from './html/picture-registry';
import type { ImportContext, Warn } from './import-context';
import type { ImportedArticle } from './imported-site';
import { toSingleLine, truncate } from './text';

export type SourceArticle = {
  locale: Locale;
  slug: string;
  origin: Origin;
  title: string;
  /** Candidates, the best first; may contain HTML */
  deks: string[];
  author: string;
  publishedAt?: Date | undefined;
  updatedAt?: Date | undefined;
  featured: boolean;
  topics: string[];
  formerSlugs: string[];
  translationOf?: string | undefined;
  cover?: { src: string; alt: string; caption: string } | undefined;
  content: string | Root;
};

/** As in lib/articles/files/front-matter.ts */
const maxLengths = { title: 250, dek: 500 };

/** @param prepare turns the editor's own markup into plain HTML */
export function convertArticle(
  source: SourceArticle,
  context: ImportContext,
  prepare?: (tree: Root) => void,
): ImportedArticle {
  const { locale, slug } = source;
  const { warn } = context;
  const title = truncate(source.title, maxLengths.title) || slug;
  if (toSingleLine(source.title).length > maxLengths.title)
    warn(`the title was shortened to ${maxLengths.title} characters`);
  const { markdown, pictures, opening } = convertHtml(source.content, context, prepare);
  if (!markdown) warn('the article has no text');
  const cover = source.cover && convertCover(source.cover, pictures, context);
  return {
    locale,
    slug,
    origin: source.origin,
    pictures,
    article: {
      title,
      dek: chooseDek(source.deks, opening, title, warn),
      author: source.author,
      ...(source.publishedAt && { publishedAt: source.publishedAt }),
      ...(source.updatedAt && { updatedAt: source.updatedAt }),
      featured: source.featured,
      topics: normalizeTopics(source.topics, warn),
      ...(cover ?? { coverAlt: getDictionary(locale).imports.drawnCover }),
      ...(source.translationOf && { translationOf: source.translationOf }),
      formerSlugs: source.formerSlugs,
      body: markdown,
    },
  };
}

function chooseDek(deks: string[], opening: string, title: string, warn: Warn): string {
  const given = deks.map((dek) => toSingleLine(htmlToText(dek))).find((dek) => dek !== '');
  if (!given)
    warn(`no summary in the export; the ${opening ? 'opening' : 'title'} is used instead`);
  else if (given.length > maxLengths.dek)
    warn(`the summary was shortened to ${maxLengths.dek} characters`);
  return truncate(given || opening || title, maxLengths.dek);
}

function normalizeTopics(names: string[], warn: Warn): string[] {
  const topics = new Map<string, string>();
  for (const name of names.map(toSingleLine)) {
    const slug = slugify(name);
    if (!slug) warn(`removed the topic "${name}"; its URL needs Latin letters or digits`);
    else if (!topics.has(slug)) topics.set(slug, name);
  }
  return [...topics.values()];
}

/** @param pictures the article's, so that a cover that is also in the text is stored once */
function convertCover(
  cover: NonNullable<SourceArticle['cover']>,
  pictures: ImportedArticle['pictures'],
  { resolvePicture, warn }: ImportContext,
) {
  const resolved = resolvePicture(element('img', { src: cover.src, alt: cover.alt }));
  if (!resolved) {
    warn(`removed a cover without a usable address: ${toSingleLine(cover.src).slice(0, 80)}`);
    return undefined;
  }
  const name = createPictureRegistry(pictures).add(resolved.address);
  const { caption, credit } = splitCredit(toSingleLine(htmlToText(cover.caption)));
  const alt = toSingleLine(resolved.alt);
  if (!alt) warn(`the cover ${name} has no alternative text; describe what it shows`);
  return {
    cover: name,
    coverAlt: alt || caption || describeFileName(name) || name,
    ...((credit || (alt && caption)) && { coverCredit: credit || caption }),
  };
}
