import { basename, posix } from 'node:path';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import type { Section } from '@/lib/markdown/content-folder';
import { slugify } from '@/lib/markdown/slug';
import type { Blog } from './blog-folder';
import { type Fields, isRecord, parseBlogDate, readPlain, readWords } from './front-matter';

/** A text of a blog, before its Markdown is read */
export type BlogPost = {
  /** From the blog's root, for messages */
  file: string;
  /** From the folder of the texts, without extension, language and `index`, e.g. `posts/hello` */
  path: string;
  fields: Fields;
  body: string;
  bodyLine: number;
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

type Source = { file: string; fields: Fields; body: string; bodyLine: number };

export function describePost(
  { file, fields, body, bodyLine }: Source,
  blog: Blog,
  locale: Locale,
): BlogPost {
  const { path, language: named } = splitLanguage(file, blog);
  const stem = basename(path);
  const language = fields.words('lang', 'language', 'locale').toLowerCase() || named;
  const usual = blog.config.words(
    'defaultContentLanguage',
    'languageCode',
    'default_language',
    'lang',
    'language',
    'locale',
  );
  const two = language.slice(0, 2);
  const usualTwo = usual.slice(0, 2).toLowerCase();
  const date =
    fields.date(
      'date',
      'pubDate',
      'publishDate',
      'publishedAt',
      'published',
      'publishedOn',
      'datePublished',
      'createdAt',
      'created',
      'dateCreated',
    ) ?? parseBlogDate(dated.exec(stem)?.[1] ?? dated.exec(basename(posix.dirname(path)))?.[1]);
  const isDraft =
    fields.isTrue('draft') ||
    fields.isFalse('published') ||
    fields.isFalse('publish') ||
    /^(?:draft|unpublished|wip)$/i.test(fields.words('status', 'state')) ||
    /(?:^|\/)_?drafts\//.test(path);
  const kind = fields.words('layout', 'type').replace(/\.\w+$/, '');
  const isPage =
    /(?:^|\/)pages?$/.test(kind) ||
    (!date && !isDraft && !/post|article|blog/i.test(kind) && !postFolder.test(path));
  const permalink = fields.words('permalink', 'url');
  const lastSegment = /[:{]/.test(permalink) ? '' : basename(permalink).replace(/\.\w+$/, '');
  const name = stem.replace(dated, '');
  return {
    ...{ file, path, fields, body, bodyLine, date, isDraft, language },
    section: isPage ? 'page' : 'article',
    locale: language ? (isLocale(two) ? two : null) : isLocale(usualTwo) ? usualTwo : locale,
    title: readPlain(fields.words('title')),
    slug: basename(fields.words('slug')) || lastSegment || name,
  };
}

/** `posts/hello.fr.md`, `fr/posts/hello.md`; of other two letters only those beside a language of this site. */
function splitLanguage(file: string, { files }: Blog): { path: string; language: string } {
  const [, stem = '', suffix = ''] =
    /^(.*?)(?:\.([a-z]{2}(?:-[a-z]{2})?))?\.\w+$/i.exec(file) ?? [];
  const extension = file.slice(file.lastIndexOf('.'));
  const isVariant = (code: string) =>
    isLocale(code.slice(0, 2).toLowerCase()) ||
    ['', '.fr', '.en'].some((one) => files.has(`${stem}${one}${extension}`));
  const bySuffix = suffix && isVariant(suffix) ? suffix : '';
  const parts = (bySuffix || !suffix ? stem : `${stem}.${suffix}`)
    .replace(contentRoot, '')
    .split('/');
  const at = parts.slice(0, -1).findIndex((part) => {
    const code = languageName.exec(part)?.[1]?.toLowerCase();
    return code && (isLocale(code) || hasFolderOfLanguage(files, file, part));
  });
  const byFolder = at < 0 ? '' : (parts.splice(at, 1)[0] ?? '');
  if (/^_?index$/i.test(parts.at(-1) ?? '') && parts.length > 1) parts.pop();
  return { path: parts.join('/'), language: (bySuffix || byFolder).toLowerCase() };
}

function hasFolderOfLanguage(files: Map<string, string>, file: string, part: string): boolean {
  return ['fr', 'en'].some((one) => files.has(file.replace(`${part}/`, `${one}/`)));
}

export function readDeks({ fields }: BlogPost): string[] {
  const keys = [
    'dek',
    'subtitle',
    'description',
    'summary',
    'excerpt',
    'abstract',
    'lead',
    'spoiler',
    'intro',
  ];
  return keys.map((key) => readPlain(fields.words(key))).filter(Boolean);
}

const imageKeys = [
  'cover',
  'image',
  'featuredImage',
  'featured_image',
  'coverImage',
  'heroImage',
  'hero',
  'banner',
  'thumbnail',
  'thumb',
  'teaser',
  'overlay_image',
  'img',
  'ogImage',
  'images',
];
const sourceKeys = ['src', 'url', 'image', 'path', 'feature', 'teaser', 'publicURL', 'thumbnail'];

export function readCover({
  fields,
}: BlogPost): { src: string; alt: string; caption: string } | undefined {
  const alts = [
    'imageAlt',
    'image_alt',
    'coverAlt',
    'heroAlt',
    'featuredImageAlt',
    'thumbnailAlt',
    'alt',
  ];
  for (const key of imageKeys) {
    const value = fields.get(key);
    const first = Array.isArray(value) ? value[0] : value;
    const image: Record<string, unknown> = isRecord(first) ? first : { src: first };
    const src = sourceKeys.map((name) => readWords(image[name])).find(Boolean);
    if (!src || /^(?:true|false)$/.test(src)) continue;
    const caption = readWords(
      image.caption ?? image.title ?? fields.get('imageCaption', 'coverCaption') ?? '',
    );
    return {
      src,
      alt: readPlain(readWords(image.alt) || fields.words(...alts)),
      caption: readPlain(caption),
    };
  }
}

/** Jekyll separates the names in a text by spaces. */
export function listTopics({ fields }: BlogPost, { hasTemplates }: Blog) {
  const list = (domain: string, ...keys: string[]) =>
    keys
      .flatMap((key) => {
        const value = fields.get(key);
        const isWords =
          hasTemplates && typeof value === 'string' && /s$/.test(key) && !value.includes(',');
        return isWords ? value.split(/\s+/) : fields.list(key);
      })
      .map((name) => ({ domain, name, nicename: slugify(name) }));
  return [
    ...list('category', 'categories', 'category', 'topics', 'topic'),
    ...list('tag', 'tags', 'tag', 'keywords'),
  ];
}
