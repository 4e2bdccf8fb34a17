import { basename } from 'node:path';
import { canonicalUrl } from '@/lib/articles/files/front-matter';
import { formatCount } from '@/lib/i18n/format-count';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { isVisible } from '@/lib/store/visibility';
import { assembleSite, createSlugRegistry } from '../assemble-site';
import { listNamedAuthors } from '../authors';
import { convertArticle, convertPage } from '../convert-article';
import type { Warn } from '../import-context';
import { createWarn, type ImportWarning } from '../import-report';
import type { ImportedArticle, ImportedPage, ImportedSite, ImportOptions } from '../imported-site';
import { resolveDates } from '../resolve-dates';
import { createTopicList } from '../topics';
import { openBlog, readText } from './blog-folder';
import { convertBody } from './body';
import { FrontMatterError, splitText } from './front-matter';
import { createBlogLinks } from './links';
import { listOldPaths } from './old-paths';
import { type BlogPost, contentRoot, describePost, listTopics, readCover, readDeks } from './post';

const droppedFields = [
  'series',
  'expiryDate',
  'password',
  'audio',
  'video',
  'enclosure',
  'podcast',
];

/** Reads the folder of a site made by Hugo, Jekyll, Astro, Next.js, Eleventy, Gatsby, Zola or Hexo. */
export function readMarkdownBlog(root: string, options: ImportOptions): ImportedSite {
  const blog = openBlog(root, options.images, options.siteUrl);
  const { skipped } = blog;
  const warnings: ImportWarning[] = [];
  const assignSlug = createSlugRegistry();
  const authorNames = new Map<string, string>();
  const posts = blog.texts.flatMap((file) => {
    const post = readPost(file);
    if (!post) return [];
    const { locale, language, section, slug } = post;
    if (!locale) {
      skipped.push({ item: file, reason: `its language is "${language}"` });
      return [];
    }
    const words = post.title || slug.replace(/[-_]+/g, ' ');
    const warn = createWarn(warnings, words);
    const own = { ...post, locale, name: words, oldPaths: listOldPaths(post, blog), warn };
    return [{ ...own, slug: assignSlug(locale, slug, words, warn, section) }];
  });

  function readPost(file: string): BlogPost | null {
    const text = readText(blog, file);
    if (text === null) return null;
    try {
      const post = describePost({ file, ...splitText(text) }, blog, options.locale);
      const isList =
        /^_?index\.\w+$/i.test(basename(file)) &&
        (post.path === 'index' || post.path === '_index' || post.body.trim() === '');
      const isAuthor = /(?:^|\/)_?authors?\/[^/]+$/.test(post.path);
      if (isList) skipped.push({ item: file, reason: 'it only lists other texts' });
      if (isAuthor) authorNames.set(basename(post.path), post.fields.words('name', 'title'));
      return isList || isAuthor ? null : post;
    } catch (error) {
      if (!(error instanceof FrontMatterError)) throw error;
      skipped.push({
        item: `${file}:${error.line}`,
        reason: `its front matter cannot be read: ${error.message}`,
      });
      return null;
    }
  }

  const links = createBlogLinks(blog, posts);
  const tagged = posts.map((post) => ({ post, categories: listTopics(post, blog) }));
  const topics = createTopicList(
    tagged.filter(({ post }) => post.section === 'article'),
    options.tagArticles,
  );
  const originals = listOriginals(posts);
  const authors = listNamedAuthors(
    blog.config.words('author') || authorOf(blog.config.get('author')),
  );
  const host = blog.url?.host.replace(/^www\./, '') ?? '';
  const articles: ImportedArticle[] = [];
  const pages: ImportedPage[] = [];
  for (const { post, categories } of tagged) {
    const { file, fields, locale, section, title, warn } = post;
    const createContext = (warnHere: Warn) => links.createContext(post, warnHere);
    const body = convertBody({ ...post, hasTemplates: blog.hasTemplates }, createContext, warn);
    if (!body || (section === 'page' && !body.markdown)) {
      skipped.push({ item: file, reason: body ? 'it has no text' : 'it is nested too deeply' });
      continue;
    }
    const dropped = droppedFields.filter((name) => fields.has(name));
    if (dropped.length > 0) warn('fields-dropped', dropped.join(', '));
    const context = { ...createContext(warn), warn };
    const source = {
      ...post,
      title: title || body.title || post.name,
      origin: { kind: 'blog', key: `${host} ${file.replace(contentRoot, '')}`.trim() } as const,
      deks: readDeks(post),
      ...readDates(post, warn),
      formerSlugs: [],
      translationOf: locale === defaultLocale ? undefined : originals.get(translationGroupOf(post)),
      cover: readCover(post),
      content: body,
    };
    if (section === 'page') {
      pages.push(links.withFiles(convertPage(source, context)));
      continue;
    }
    const [author, ...coAuthors] = fields.list('author', 'authors', 'by');
    if (coAuthors.length > 0) warn('co-authors', coAuthors.join(', '));
    const canonical = canonicalUrl.safeParse(
      fields.words('canonical', 'canonicalUrl', 'canonical_url'),
    );
    const isElsewhere =
      canonical.success && new URL(canonical.data).host.replace(/^www\./, '') !== host;
    const article = {
      ...source,
      author: authors.findOrAdd(authorNames.get(author ?? '') || author).slug,
      featured: fields.isTrue('featured') || fields.isTrue('pinned') || fields.isTrue('sticky'),
      topics: topics.topicsOf({ categories }).map(({ name }) => name),
      searchTitle: fields.words('seoTitle', 'metaTitle'),
      searchDescription: fields.words('metaDescription', 'seoDescription'),
      ...(isElsewhere && { canonicalUrl: canonical.data }),
    };
    articles.push(links.withFiles(convertArticle(article, context)));
  }
  if (topics.unusedTags > 0)
    skipped.push({
      item: formatCount(topics.unusedTags, 'tag'),
      reason: 'of too few articles to be a topic (--tags)',
    });
  if (articles.length + pages.length + skipped.length === 0)
    throw new Error(
      'there is no Markdown in it. Use the folder of the blog, e.g. one with content or _posts.',
    );
  keepValidTranslations(articles.map((one) => ({ ...one, text: one.article })));
  keepValidTranslations(pages.map((one) => ({ ...one, text: one.page })));
  const source = blog.generator === 'other' ? 'Markdown blog' : `Markdown blog (${blog.generator})`;
  const url = blog.url?.href ?? null;
  return assembleSite({ url, source, articles, pages, authors: authors.list, skipped, warnings });
}

function authorOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
}

function readDates({ section, date, fields, isDraft }: BlogPost, warn: Warn) {
  if (section === 'page')
    return isDraft ? {} : { publishedAt: date && isVisible(date.at) ? date.at : new Date(0) };
  const status = isDraft ? 'draft' : isVisible(date?.at) ? 'published' : 'scheduled';
  const updated = fields.date(
    'lastmod',
    'updated',
    'updatedAt',
    'updatedDate',
    'modified',
    'lastModified',
    'lastUpdated',
    'last_modified_at',
    'dateModified',
    'modDate',
    'modDatetime',
  );
  const restriction = fields.isTrue('private') || fields.has('password') ? 'private' : '';
  return resolveDates({ status, restriction, publishedAt: date?.at, savedAt: updated?.at }, warn);
}

function translationGroupOf({ fields, path, section }: BlogPost): string {
  return `${section} ${fields.words('translationKey', 'translation_key', 'ref', 'lang-ref', 'page_id') || path}`;
}

/** Of texts in the default language: what a generator takes for translations has one key or one path. */
function listOriginals(posts: (BlogPost & { slug: string })[]): Map<string, string> {
  const originals = posts.filter(({ locale }) => locale === defaultLocale);
  return new Map(originals.map((post) => [translationGroupOf(post), post.slug]));
}

/** An original has one translation, and may be missing because it could not be read. */
function keepValidTranslations(
  texts: { locale: Locale; slug: string; text: { translationOf?: string | undefined } }[],
): void {
  const inDefault = texts.filter(({ locale }) => locale === defaultLocale);
  const free = new Set(inDefault.map(({ slug }) => slug));
  for (const { text } of texts)
    if (text.translationOf && !free.delete(text.translationOf)) delete text.translationOf;
}
