import type { Root } from 'hast';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { slugify } from '@/lib/markdown/slug';
import { htmlToMarkdown } from './html-to-markdown';
import type { Surroundings } from './import-context';
import type { ImportedArticle } from './imported';
import { createPictureShelf, splitCredit, wordsOfName } from './pictures';
import { oneLine, shorten } from './plain-text';
import { element, wordsOfHtml } from './tree';

/** An article as any export has it, once it is known what is taken of it. */
export type FoundArticle = {
  locale: Locale;
  slug: string;
  title: string;
  /** What may serve as the dek, the best first; may be HTML */
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

/** What a front matter holds at most */
const limits = { title: 250, dek: 500 };

/** An article of ours from one that was found; what had to be made up is noted. */
export function composeArticle(
  found: FoundArticle,
  surroundings: Surroundings,
  prepare?: (tree: Root) => void,
): ImportedArticle {
  const { locale, slug } = found;
  const { note } = surroundings;
  const title = shorten(found.title, limits.title) || slug;
  if (oneLine(found.title).length > limits.title) note('its title was shortened');
  const text = htmlToMarkdown(found.content, surroundings, prepare);
  if (!text.markdown) note('it has no text');
  const cover = found.cover && findCover(found.cover, text.pictures, surroundings);
  return {
    locale,
    slug,
    pictures: text.pictures,
    article: {
      title,
      dek: composeDek(found.deks, text.opening, title, note),
      author: found.author,
      ...(found.publishedAt && { publishedAt: found.publishedAt }),
      ...(found.updatedAt && { updatedAt: found.updatedAt }),
      featured: found.featured,
      topics: readTopics(found.topics, note),
      ...(cover ?? { coverAlt: getDictionary(locale).imports.drawnCover }),
      ...(found.translationOf && { translationOf: found.translationOf }),
      formerSlugs: found.formerSlugs,
      body: text.markdown,
    },
  };
}

function composeDek(deks: string[], opening: string, title: string, note: Surroundings['note']) {
  const given = deks.map((dek) => oneLine(wordsOfHtml(dek))).find((dek) => dek !== '');
  if (!given) note(`it has no summary: ${opening ? 'its beginning' : 'its title'} stands in`);
  else if (given.length > limits.dek) note('its summary was shortened');
  return shorten(given || opening || title, limits.dek);
}

function readTopics(names: string[], note: Surroundings['note']): string[] {
  const topics = new Map<string, string>();
  for (const name of names.map(oneLine)) {
    const slug = slugify(name);
    if (!slug) note(`the topic « ${name} » has no Latin letters for an address: it was left out`);
    else if (!topics.has(slug)) topics.set(slug, name);
  }
  return [...topics.values()];
}

/** The cover goes the way of all pictures, so that the same file is stored once. */
function findCover(
  cover: NonNullable<FoundArticle['cover']>,
  pictures: ImportedArticle['pictures'],
  { resolvePicture, note }: Surroundings,
) {
  const found = resolvePicture(element('img', { src: cover.src, alt: cover.alt }));
  if (!found) {
    note(`its cover was left out: ${oneLine(cover.src).slice(0, 80)}`);
    return undefined;
  }
  const name = createPictureShelf(pictures).add(found.address);
  const { caption, credit } = splitCredit(oneLine(wordsOfHtml(cover.caption)));
  const alt = oneLine(found.alt);
  if (!alt) note(`its cover ${name} has no alternative text: say what it shows`);
  return {
    cover: name,
    coverAlt: alt || caption || wordsOfName(name) || name,
    ...((credit || (alt && caption)) && { coverCredit: credit || caption }),
  };
}
