import { canonicalUrl } from '@/lib/articles/files/front-matter';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import type { Section } from '@/lib/markdown/content-folder';
import { slugify } from '@/lib/markdown/slug';
import { assembleSite, createSlugRegistry } from '../assemble-site';
import { convertArticle, convertPage, type SourcePage } from '../convert-article';
import type { ImportContext, Warn } from '../import-context';
import { createWarn, type ImportWarning, type SkippedItem } from '../import-report';
import type { ImportedArticle, ImportedPage, ImportedSite, ImportOptions } from '../imported-site';
import { createImportContext, type SourceSite } from '../source-site';
import { toSingleLine } from '../text';
import { toSafePath } from '../urls';
import { listGhostAuthors } from './authors';
import { convertGhostCards, removeGatedBlocks } from './html-cards';
import { readGhostRedirects } from './redirects';
import { indexRelatedRows, readDates } from './related-rows';
import {
  droppedFields,
  type GhostMeta,
  type GhostPost,
  type GhostTag,
  parseGhostExport,
} from './schema';

const urlPlaceholder = '__GHOST_URL__';
/** An ObjectId; Ghost 0.x counted from 1 */
const uniqueId = /^[0-9a-f]{24}$/;

type Source = {
  post: GhostPost;
  meta: GhostMeta | undefined;
  section: Section;
  locale: Locale;
  slug: string;
  title: string;
  tags: GhostTag[];
  author: string;
  warn: Warn;
};

/** Reads the JSON export of Ghost 0 to 6. @throws Error that says what is wrong and what to do */
export function readGhostExport(text: string, options: ImportOptions): ImportedSite {
  const data = parseGhostExport(text);
  const warnings: ImportWarning[] = [];
  const skipped: SkippedItem[] = data.invalidPosts.map((number) => ({
    item: `post ${number}`,
    reason: 'not a valid Ghost post',
  }));
  const authors = listGhostAuthors(data);
  const url = options.siteUrl ? new URL(options.siteUrl) : null;
  const base = url?.pathname.replace(/\/$/, '') ?? '';
  const assignSlug = createSlugRegistry();
  const related = indexRelatedRows(data);
  const texts: SourceSite['texts'] = new Map();
  const sources = data.posts.map((post): Source => {
    const title = toSingleLine(post.title) || '(untitled)';
    const warn = createWarn(warnings, title);
    const { tags, locale = options.locale } = related.tagsOf(post);
    const section: Section = post.type === 'page' || post.page ? 'page' : 'article';
    const slug = assignSlug(locale, post.slug, title, warn, section);
    for (const key of [`${base}/${post.slug}`, `slug:${post.slug}`])
      texts.set(key, { section, locale, slug });
    const author = section === 'article' ? related.authorOf(post, authors, warn) : '';
    const meta = related.metaOf(post);
    return { post, meta, section, locale, slug, title, tags, author, warn };
  });
  const site = {
    url: url?.href.replace(/\/$/, '') ?? null,
    uploadsFolder: 'content/images',
    texts,
    paths: listArchivePaths(sources, base, options.locale),
  };
  const articles: ImportedArticle[] = [];
  const pages: ImportedPage[] = [];
  for (const one of sources) {
    const { post, section, tags, author, warn } = one;
    const context = createContext(site, warn);
    const source = {
      ...readSource(one),
      origin: { kind: 'ghost', key: getOriginKey(post, url?.host) } as const,
      oldPaths: [`${base}/${post.slug}/`],
    };
    const topics = tags.map(({ name }) => name);
    const article = {
      ...source,
      ...readSearchFields(one),
      author,
      featured: post.featured,
      topics,
    };
    const prepare = (tree: Parameters<typeof convertGhostCards>[0]) =>
      convertGhostCards(tree, warn);
    if (section === 'page') pages.push(convertPage(source, context, prepare));
    else articles.push(convertArticle(article, context, prepare));
  }
  const redirects = options.redirects
    ? readGhostRedirects(options.redirects, site)
    : { redirects: [], skipped: [] };
  return assembleSite({
    url: site.url,
    source: `Ghost ${data.version}`.trim(),
    articles,
    pages,
    authors: authors.list,
    redirects: [
      ...[...site.paths].map(([from, to]) => ({ from: `${from}/`, to })),
      ...redirects.redirects,
    ],
    skipped: [...skipped, ...redirects.skipped],
    warnings,
  });
}

/** Topics and authors that readers could see, and the feed. */
function listArchivePaths(sources: Source[], base: string, locale: Locale): Map<string, string> {
  const isOfLocale = (one: Source) => one.locale === locale;
  const visible = sources.filter(
    ({ post, section }) =>
      section === 'article' &&
      post.status === 'published' &&
      ['', 'public'].includes(post.visibility),
  );
  const paths = new Map<string, string>();
  if (visible.length > 0) paths.set(`${base}/rss`, pathTo(locale, 'rss'));
  // A tag of both languages leads to the language of the import.
  const inOrder = [...visible].sort((one, other) => +isOfLocale(other) - +isOfLocale(one));
  for (const { tags, author, locale: language } of inOrder) {
    for (const { slug, name } of tags) {
      const key = `${base}/tag/${slug}`;
      const topic = slugify(name);
      if (topic && !paths.has(key)) paths.set(key, pathTo(language, 'topic', { topic }));
    }
    const key = `${base}/author/${author}`;
    if (!paths.has(key)) paths.set(key, pathTo(language, 'author', { author }));
  }
  return paths;
}

function createContext(site: SourceSite, warn: Warn): ImportContext {
  const context = createImportContext(site, warn, (placed) => {
    const shown = fillPlaceholder(placed, site);
    const src = withoutGhostSize(shown);
    return { src, sources: [src, shown], alt: '' };
  });
  return {
    ...context,
    resolveLink(href) {
      const own = fillPlaceholder(href, site);
      const file = !site.url && own.startsWith('/content/') ? toSafePath(own) : null;
      if (file) warn('download-on-old-site', `/${file}`);
      return file ? `/${file}` : context.resolveLink(own);
    },
  };
}

function readSource({ post, meta, section, locale, slug, title, warn }: Source) {
  const { html, lexical, mobiledoc, markdown, plaintext } = post;
  const lacksHtml = !html && Boolean(lexical || mobiledoc || markdown || plaintext);
  if (lacksHtml) warn('no-html');
  if (post.codeinjection_head || post.codeinjection_foot) warn('code-removed');
  const dropped = droppedFields.filter((name) => post[name] || meta?.[name]);
  if (dropped.length > 0) warn('fields-dropped', dropped.join(', '));
  return {
    locale,
    slug,
    title,
    deks: [post.custom_excerpt, section === 'page' ? descriptionOf(post, meta) : ''],
    ...(!lacksHtml && readDates(post, meta, warn)),
    formerSlugs: [],
    cover: getCover(post, meta),
    content: removeGatedBlocks(html, warn),
  } satisfies Partial<SourcePage>;
}

function readSearchFields({ post, meta, title, warn }: Source) {
  const searchTitle = toSingleLine(meta?.meta_title || post.meta_title);
  const description = toSingleLine(descriptionOf(post, meta));
  const canonical = canonicalUrl.safeParse(post.canonical_url);
  if (post.canonical_url && !canonical.success) warn('canonical-dropped', post.canonical_url);
  return {
    ...(searchTitle !== title && { searchTitle }),
    searchDescription: description,
    ...(canonical.success && { canonicalUrl: canonical.data }),
  };
}

function descriptionOf(post: GhostPost, meta: GhostMeta | undefined): string {
  return meta?.meta_description || post.meta_description;
}

function getCover(post: GhostPost, meta: GhostMeta | undefined) {
  const src = post.feature_image || post.image;
  if (!src) return undefined;
  return { src, alt: meta?.feature_image_alt ?? '', caption: meta?.feature_image_caption ?? '' };
}

function fillPlaceholder(href: string, { url }: SourceSite): string {
  return href.startsWith(urlPlaceholder)
    ? `${url ?? ''}${href.slice(urlPlaceholder.length)}` || '/'
    : href;
}

function withoutGhostSize(src: string): string {
  return src.replace(
    /(\/content\/images)\/size\/[wh]\d+(?:[wh]\d+)?(?:\/format\/\w+)?(?=\/)/,
    '$1',
  );
}

/** The export does not name its site: with or without --site, a text is the same. */
function getOriginKey({ id, slug }: { id: string; slug: string }, host = ''): string {
  return uniqueId.test(id) ? id : `${host} ${id || slug}`.trim();
}
