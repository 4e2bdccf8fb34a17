import { basename } from 'node:path';
import { canonicalUrl } from '@/lib/articles/files/front-matter';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { createAuthorList, nameAuthor } from '../authors';
import type { Warn } from '../import-context';
import { countSkipped } from '../import-report';
import type { ImportedSite, ImportOptions } from '../imported-site';
import { createSiteBuilder } from '../site-builder';
import { createTopicList } from '../topics';
import { decodePath, hostOf } from '../urls';
import { type Blog, openBlog, readText } from './blog-folder';
import { convertBody } from './body';
import { FrontMatterError, isRecord, readWords, splitText } from './front-matter';
import { createBlogLinks } from './links';
import { listOldPaths } from './old-paths';
import {
  type BlogPost,
  contentRoot,
  describePost,
  listTopics,
  readCover,
  readDates,
  readDeks,
  translationGroupOf,
} from './post';

const droppedFields = 'series expiryDate password audio video enclosure podcast'.split(' ');

/** Reads the folder of a site made by Hugo, Jekyll, Astro, Next.js, Eleventy, Gatsby, Zola or Hexo. */
export function readMarkdownBlog(root: string, options: ImportOptions): ImportedSite {
  const blog = openBlog(root, options.images, options.siteUrl);
  const { skipped } = blog;
  const builder = createSiteBuilder(blog.url?.href.replace(/\/$/, '') ?? null, '', skipped);
  const host = hostOf(blog.url);
  const base = blog.url?.pathname.replace(/\/$/, '') ?? '';
  const authorNames = new Map<string, string>();
  const posts = blog.texts.flatMap((file) => {
    const post = readPost(blog, file, options.locale);
    if (!post) return [];
    const { path, fields, locale, language, section, slug } = post;
    const isAuthor = /(?:^|\/)_?authors?\/[^/]+$/.test(path);
    if (isAuthor) authorNames.set(basename(path), fields.words('name', 'title'));
    else if (!locale) skipped.push({ item: file, reason: `its language is "${language}"` });
    if (isAuthor || !locale) return [];
    const name = post.title || slug.replace(/[-_]+/g, ' ');
    const oldPaths = listOldPaths(post, blog);
    const addresses = oldPaths.map((old) => decodePath(old).replace(/\/$/, ''));
    const keys = addresses.flatMap((old) => [old, old.replace(base, '')]);
    const placed = builder.place({ section, locale, slug, title: name, keys });
    return [{ ...post, locale, name, oldPaths, categories: listTopics(post, blog), ...placed }];
  });
  const links = createBlogLinks(blog, builder.site, posts);
  const topics = createTopicList(
    posts.filter(({ section }) => section === 'article'),
    options.tagArticles,
  );
  const inDefault = posts.filter(({ locale }) => locale === defaultLocale);
  const originals = new Map(inDefault.map((post) => [translationGroupOf(post), post.slug]));
  const authors = createAuthorList();
  const configured = blog.config.get('author');
  const usualAuthor = isRecord(configured) ? readWords(configured.name) : readWords(configured);
  for (const post of posts) {
    const { file, fields, locale, section, warn } = post;
    const createContext = (warnHere: Warn) => links.createContext(post, warnHere);
    const body = convertBody({ ...post, hasTemplates: blog.hasTemplates }, createContext, warn);
    if (!body || (section === 'page' && !body.markdown)) {
      skipped.push({ item: file, reason: body ? 'it has no text' : 'it is nested too deeply' });
      continue;
    }
    const dropped = droppedFields.filter((name) => fields.has(name));
    if (dropped.length > 0) warn('fields-dropped', dropped.join(', '));
    const source = {
      ...post,
      title: post.title || body.title || post.name,
      origin: { kind: 'blog', key: `${host} ${file.replace(contentRoot, '')}`.trim() } as const,
      deks: readDeks(post),
      ...readDates(post, warn),
      translationOf: locale === defaultLocale ? undefined : originals.get(translationGroupOf(post)),
      cover: readCover(post),
      content: body,
      topics: topics.topicsOf(post).map(({ name }) => name),
    };
    const context = { ...createContext(warn), warn };
    if (section === 'page') {
      builder.add(source, context);
      continue;
    }
    const [author, ...coAuthors] = fields.list('author', 'authors', 'by');
    if (coAuthors.length > 0) warn('co-authors', coAuthors.join(', '));
    const name = nameAuthor(authorNames.get(author ?? '') || author, usualAuthor);
    const canonical = canonicalUrl.safeParse(fields.words('canonical', 'canonicalUrl')).data;
    const isElsewhere = canonical && hostOf(canonical) !== host;
    const article = {
      ...{ ...source, author: authors.findOrAdd(name).slug },
      featured: fields.isTrue('featured', 'pinned', 'sticky'),
      searchTitle: fields.words('seoTitle', 'metaTitle'),
      searchDescription: fields.words('metaDescription', 'seoDescription'),
      ...(isElsewhere && { canonicalUrl: canonical }),
    };
    builder.add(article, context);
  }
  const tooFew = 'of too few articles to be a topic (--tags)';
  skipped.push(...countSkipped(topics.unusedTags, 'tag', tooFew));
  if (builder.articles.length + builder.pages.length + skipped.length === 0)
    throw new Error(
      'there is no Markdown in it. Use the folder of the blog, e.g. one with content or _posts.',
    );
  keepValidTranslations(builder.articles.map((one) => ({ ...one, text: one.article })));
  keepValidTranslations(builder.pages.map((one) => ({ ...one, text: one.page })));
  const generator = blog.generator === 'other' ? '' : ` (${blog.generator})`;
  return builder.finish(`Markdown blog${generator}`, authors.list);
}

/** @returns null for a text that is named as skipped */
function readPost(blog: Blog, file: string, locale: Locale): BlogPost | null {
  const text = readText(blog, file);
  if (text === null) return null;
  try {
    const post = describePost({ file, ...splitText(text) }, blog, locale);
    const isEmptyOrRoot = /^_?index$/.test(post.path) || post.body.trim() === '';
    if (!/^_?index\.\w+$/i.test(basename(file)) || !isEmptyOrRoot) return post;
    blog.skipped.push({ item: file, reason: 'it only lists other texts' });
  } catch (error) {
    if (!(error instanceof FrontMatterError)) throw error;
    const reason = `its front matter cannot be read: ${error.message}`;
    blog.skipped.push({ item: `${file}:${error.line}`, reason });
  }
  return null;
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
