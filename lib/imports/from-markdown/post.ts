import { basename, posix } from 'node:path';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import type { Section } from '@/lib/markdown/content-folder';
import { slugify } from '@/lib/markdown/slug';
import { isVisible } from '@/lib/store/visibility';
import { resolveDates } from '../dates';
import type { Warn } from '../import-context';
import type { Blog } from './blog-folder';
import { type Fields, isRecord, parseBlogDate, readPlain, readWords } from './front-matter';

type Source = { file: string; fields: Fields; body: string; bodyLine: number };

/** A text of a blog, before its Markdown is read; `file` is its path from the blog's root, for messages */
export type BlogPost = Source & {
  /** From the folder of the texts, without extension, language and `index`, e.g. `posts/hello` */
  path: string;
  section: Section;
  /** Null for one in a language that this site has not */
  locale: Locale | null;
  language: string;
  title: string;
  /** Of the address on the old site */
  slug: string;
  date: { at: Date; day: string } | undefined;
  isDraft: boolean;
};

export const contentRoot = /^(?:(?:src|app|site)\/)?(?:content|contents|pages|source|data)\//;
const postFolder =
  /(?:^|\/)(?:_?posts?|_?drafts?|blogs?|articles?|news|notes?|journal|writing|essays?|tils?|thoughts)\//i;
export const dated = /^(\d{4}-\d\d?-\d\d?)[-_]+(?=\S)/;
const languageName = /^([a-z]{2})(?:[-_][a-z]{2,4})?$/i;

/** The usual keys of front matter, the best first; see createFields on their spelling */
const keys = {
  date: 'date pubDate publishDate publishedAt published publishedOn datePublished createdAt created dateCreated',
  update:
    'lastmod updated updatedAt updatedDate modified lastModified lastUpdated lastModifiedAt dateModified modDate modDatetime',
  language: 'defaultContentLanguage languageCode defaultLanguage lang language locale',
  dek: 'dek subtitle description summary excerpt abstract lead spoiler intro',
  image:
    'cover image featuredImage coverImage heroImage hero banner thumbnail thumb teaser overlayImage img ogImage images',
  imageSource: 'src url image path feature teaser publicURL thumbnail',
  imageAlt: 'imageAlt coverAlt heroAlt featuredImageAlt thumbnailAlt alt',
  translation: 'translationKey ref langRef pageId',
};
const list = (kind: keyof typeof keys) => keys[kind].split(' ');

export function describePost(source: Source, blog: Blog, locale: Locale): BlogPost {
  const { file, fields } = source;
  const { path, language: named } = splitLanguage(file, blog);
  const stem = basename(path);
  const language = fields.words('lang', 'language', 'locale').toLowerCase() || named;
  const two = language.slice(0, 2);
  const usual = blog.config
    .words(...list('language'))
    .slice(0, 2)
    .toLowerCase();
  const dayInName = dated.exec(stem) ?? dated.exec(basename(posix.dirname(path)));
  const date = fields.date(...list('date')) ?? parseBlogDate(dayInName?.[1]);
  const isDraft =
    fields.isTrue('draft') ||
    fields.isFalse('published', 'publish') ||
    /^(?:draft|unpublished|wip)$/i.test(fields.words('status', 'state')) ||
    /(?:^|\/)_?drafts\//.test(path);
  const kind = fields.words('layout', 'type').replace(/\.\w+$/, '');
  const isPage =
    /(?:^|\/)pages?$/.test(kind) ||
    (!date && !isDraft && !/post|article|blog/i.test(kind) && !postFolder.test(path));
  const permalink = fields.words('permalink', 'url');
  const lastSegment = /[:{]/.test(permalink) ? '' : basename(permalink).replace(/\.\w+$/, '');
  return {
    ...{ ...source, path, date, isDraft, language },
    section: isPage ? 'page' : 'article',
    locale: language ? (isLocale(two) ? two : null) : isLocale(usual) ? usual : locale,
    title: readPlain(fields.words('title')),
    slug: basename(fields.words('slug')) || lastSegment || stem.replace(dated, ''),
  };
}

/** `posts/hello.fr.md`, `fr/posts/hello.md`; of other two letters only those beside a language of this site. */
function splitLanguage(file: string, { files }: Blog): { path: string; language: string } {
  const [, stem = '', suffix = '', extension = ''] =
    /^(.*?)(?:\.([a-z]{2}(?:-[a-z]{2})?))?(\.\w+)$/i.exec(file) ?? [];
  const isLanguage = (code: string) => isLocale(code.slice(0, 2).toLowerCase());
  const hasOther = ['', '.fr', '.en'].some((one) => files.has(`${stem}${one}${extension}`));
  const bySuffix = isLanguage(suffix) || hasOther ? suffix : '';
  const parts = (bySuffix || !suffix ? stem : `${stem}.${suffix}`)
    .replace(contentRoot, '')
    .split('/');
  const at = parts.slice(0, -1).findIndex((part) => {
    const isBesideOurs = ['fr', 'en'].some((one) => files.has(file.replace(`${part}/`, `${one}/`)));
    return languageName.test(part) && (isLanguage(part) || isBesideOurs);
  });
  const byFolder = at < 0 ? '' : (parts.splice(at, 1)[0] ?? '');
  if (/^_?index$/i.test(parts.at(-1) ?? '') && parts.length > 1) parts.pop();
  return { path: parts.join('/'), language: (bySuffix || byFolder).toLowerCase() };
}

/** Texts that a generator takes for translations have one key or one path. */
export function translationGroupOf({ fields, path, section }: BlogPost): string {
  return `${section} ${fields.words(...list('translation')) || path}`;
}

export function readDates({ section, date, fields, isDraft }: BlogPost, warn: Warn) {
  if (section === 'page')
    return isDraft ? {} : { publishedAt: date && isVisible(date.at) ? date.at : new Date(0) };
  const status = isDraft ? 'draft' : isVisible(date?.at) ? 'published' : 'scheduled';
  const savedAt = fields.date(...list('update'))?.at;
  const restriction = fields.isTrue('private') || fields.has('password') ? 'private' : '';
  return resolveDates({ status, restriction, publishedAt: date?.at, savedAt }, warn);
}

export function readDeks({ fields }: BlogPost): string[] {
  return list('dek').map((key) => readPlain(fields.words(key)));
}

export function readCover({ fields }: BlogPost) {
  for (const key of list('image')) {
    const value = fields.get(key);
    const first = Array.isArray(value) ? value[0] : value;
    const image: Record<string, unknown> = isRecord(first) ? first : { src: first };
    const src = list('imageSource')
      .map((name) => readWords(image[name]))
      .find(Boolean);
    if (!src || /^(?:true|false)$/.test(src)) continue;
    const alt = readWords(image.alt) || fields.words(...list('imageAlt'));
    const caption = image.caption ?? image.title ?? fields.get('imageCaption', 'coverCaption');
    return { src, alt: readPlain(alt), caption: readPlain(readWords(caption)) };
  }
}

/** Jekyll separates the names in a text by spaces. */
export function listTopics({ fields }: BlogPost, { hasTemplates }: Blog) {
  const listNames = (key: string) => {
    const value = fields.get(key);
    const isWords =
      hasTemplates && typeof value === 'string' && /s$/.test(key) && !value.includes(',');
    return isWords ? value.split(/\s+/) : fields.list(key);
  };
  const toTerms = (domain: string, ...names: string[]) =>
    names.flatMap(listNames).map((name) => ({ domain, name, nicename: slugify(name) }));
  return [
    ...toTerms('category', 'categories', 'category', 'topics', 'topic'),
    ...toTerms('tag', 'tags', 'tag', 'keywords'),
  ];
}
