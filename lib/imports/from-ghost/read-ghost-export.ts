import { canonicalUrl } from '@/lib/articles/files/front-matter';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import type { Section } from '@/lib/markdown/content-folder';
import { slugify } from '@/lib/markdown/slug';
import { resolveDates } from '../dates';
import type { ImportContext, Warn } from '../import-context';
import type { ImportedSite, ImportOptions } from '../imported-site';
import { createSiteBuilder } from '../site-builder';
import { createImportContext, type SourceSite } from '../source-site';
import { toSingleLine } from '../text';
import { toSafePath } from '../urls';
import { listGhostAuthors } from './authors';
import { convertGhostCards, removeGatedBlocks } from './html-cards';
import { readGhostRedirects } from './redirects';
import { indexRelatedRows } from './related-rows';
import { droppedFields, type GhostPost, type GhostTag, parseGhostExport } from './schema';

const urlPlaceholder = '__GHOST_URL__';
/** An ObjectId; Ghost 0.x counted from 1 */
const uniqueId = /^[0-9a-f]{24}$/;

type Source = {
  post: GhostPost;
  section: Section;
  locale: Locale;
  tags: GhostTag[];
  author: string;
};

/** Reads the JSON export of Ghost 0 to 6. @throws Error that says what is wrong and what to do */
export function readGhostExport(text: string, options: ImportOptions): ImportedSite {
  const data = parseGhostExport(text);
  const url = options.siteUrl ? new URL(options.siteUrl) : null;
  const base = url?.pathname.replace(/\/$/, '') ?? '';
  const builder = createSiteBuilder(url?.href.replace(/\/$/, '') ?? null, 'content/images');
  const { site, skipped } = builder;
  for (const number of data.invalidPosts)
    skipped.push({ item: `post ${number}`, reason: 'not a valid Ghost post' });
  const authors = listGhostAuthors(data);
  const related = indexRelatedRows(data);
  const sources = data.posts.map((post) => {
    const title = toSingleLine(post.title) || '(untitled)';
    const { tags, locale = options.locale } = related.tagsOf(post);
    const section: Section = post.type === 'page' || post.page ? 'page' : 'article';
    const keys = [`${base}/${post.slug}`, `slug:${post.slug}`];
    const placed = builder.place({ section, locale, slug: post.slug, title, keys });
    const author = section === 'article' ? related.authorOf(post, authors, placed.warn) : '';
    return { post, section, locale, title, tags, author, ...placed };
  });
  const archives = listArchivePaths(sources, base, options.locale);
  for (const [from, to] of archives) site.paths.set(from, to);
  for (const { post, tags, warn, ...place } of sources) {
    const lacksHtml =
      !post.html && Boolean(post.lexical || post.mobiledoc || post.markdown || post.plaintext);
    if (lacksHtml) warn('no-html');
    if (post.codeinjection_head || post.codeinjection_foot) warn('code-removed');
    const dropped = droppedFields.filter((name) => post[name]);
    if (dropped.length > 0) warn('fields-dropped', dropped.join(', '));
    const picture = post.feature_image || post.image;
    const source = {
      ...place,
      origin: { kind: 'ghost', key: getOriginKey(post, url?.host) } as const,
      oldPaths: [`${base}/${post.slug}/`],
      deks: [post.custom_excerpt, place.section === 'page' ? post.meta_description : ''],
      ...(!lacksHtml && readDates(post, warn)),
      cover: picture
        ? { src: picture, alt: post.feature_image_alt, caption: post.feature_image_caption }
        : undefined,
      content: removeGatedBlocks(post.html, warn),
      featured: post.featured,
      topics: tags.map(({ name }) => name),
      ...readSearchFields(post, place.title, warn),
    };
    builder.add(source, createContext(site, warn), (tree) => convertGhostCards(tree, warn));
  }
  const redirects = [...archives].map(([from, to]) => ({ from: `${from}/`, to }));
  if (options.redirects) redirects.push(...readGhostRedirects(options.redirects, site, skipped));
  return builder.finish(`Ghost ${data.version}`.trim(), authors.list, redirects);
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
  const add = (from: string, to: string) => paths.has(from) || paths.set(from, to);
  if (visible.length > 0) add(`${base}/rss`, pathTo(locale, 'rss'));
  // A tag of both languages leads to the language of the import.
  const inOrder = [...visible].sort((one, other) => +isOfLocale(other) - +isOfLocale(one));
  for (const { tags, author, locale: language } of inOrder) {
    for (const { slug, name } of tags) {
      const topic = slugify(name);
      if (topic) add(`${base}/tag/${slug}`, pathTo(language, 'topic', { topic }));
    }
    add(`${base}/author/${author}`, pathTo(language, 'author', { author }));
  }
  return paths;
}

function createContext(site: SourceSite, warn: Warn): ImportContext {
  const fillPlaceholder = (href: string) =>
    href.startsWith(urlPlaceholder)
      ? `${site.url ?? ''}${href.slice(urlPlaceholder.length)}` || '/'
      : href;
  const context = createImportContext(site, warn, (placed) => {
    const shown = fillPlaceholder(placed);
    const size = /(\/content\/images)\/size\/[wh]\d+(?:[wh]\d+)?(?:\/format\/\w+)?(?=\/)/;
    const src = shown.replace(size, '$1');
    return { src, sources: [src, shown], alt: '' };
  });
  return {
    ...context,
    resolveLink(href) {
      const own = fillPlaceholder(href);
      const file = !site.url && own.startsWith('/content/') ? toSafePath(own) : null;
      if (file) warn('download-on-old-site', `/${file}`);
      return file ? `/${file}` : context.resolveLink(own);
    },
  };
}

function readDates(post: GhostPost, warn: Warn) {
  const { visibility, published_at: publishedAt, updated_at: savedAt } = post;
  const isMailOnly = post.status === 'sent' || post.email_only;
  const status = isMailOnly ? 'published' : post.status;
  const restriction = !['', 'public'].includes(visibility)
    ? `its visibility was "${visibility}"`
    : isMailOnly
      ? 'it was sent by e-mail only'
      : '';
  const isDraft = status !== 'published' && status !== 'scheduled';
  return resolveDates(
    { status: isDraft ? 'draft' : status, restriction, publishedAt, savedAt },
    warn,
  );
}

function readSearchFields(post: GhostPost, title: string, warn: Warn) {
  const searchTitle = toSingleLine(post.meta_title);
  const canonical = canonicalUrl.safeParse(post.canonical_url);
  if (post.canonical_url && !canonical.success) warn('canonical-dropped', post.canonical_url);
  return {
    ...(searchTitle !== title && { searchTitle }),
    searchDescription: toSingleLine(post.meta_description),
    ...(canonical.success && { canonicalUrl: canonical.data }),
  };
}

/** The export does not name its site: with or without --site, a text is the same. */
function getOriginKey({ id, slug }: GhostPost, host = ''): string {
  return uniqueId.test(id) ? id : `${host} ${id || slug}`.trim();
}
