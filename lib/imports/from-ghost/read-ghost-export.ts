import type { Root } from 'hast';
import type { Section } from '@/lib/markdown/content-folder';
import { assembleSite, createSlugRegistry } from '../assemble-site';
import { convertArticle, convertPage } from '../convert-article';
import type { Warn } from '../import-context';
import { createWarn, type ImportWarning, type SkippedItem } from '../import-report';
import type { ImportedArticle, ImportedPage, ImportedSite, ImportOptions } from '../imported-site';
import { createImportContext, type SourceSite } from '../source-site';
import { toSingleLine } from '../text';
import { listGhostAuthors } from './authors';
import { parseGhostMarkdown } from './editor-cards';
import { parseLexical, parseMobiledoc } from './editor-state';
import { convertGhostCards, removeGatedBlocks } from './html-cards';
import { addGhostRedirects } from './redirects';
import { indexRelatedRows, readDates } from './related-rows';
import { type GhostMeta, type GhostPost, parseGhostExport } from './schema';

const urlPlaceholder = '__GHOST_URL__';

/** Reads the JSON export of Ghost 0 to 6. @throws Error that says what is wrong and what to do */
export function readGhostExport(text: string, options: ImportOptions): ImportedSite {
  const data = parseGhostExport(text);
  const warnings: ImportWarning[] = [];
  const skipped: SkippedItem[] = data.invalidPosts.map((number) => ({
    item: `post ${number}`,
    reason: 'not a valid Ghost post',
  }));
  const authors = listGhostAuthors(data);
  const site: SourceSite = {
    url: options.siteUrl ? new URL(options.siteUrl).href.replace(/\/$/, '') : null,
    uploadsFolder: 'content/images',
    texts: new Map(),
  };
  const assignSlug = createSlugRegistry();
  const related = indexRelatedRows(data);
  const posts = data.posts.map((post) => {
    const title = toSingleLine(post.title) || '(untitled)';
    const warn = createWarn(warnings, title);
    const tags = related.tagsOf(post);
    const locale = tags.locale ?? options.locale;
    const section: Section = post.type === 'page' || post.page ? 'page' : 'article';
    const slug = assignSlug(locale, post.slug, title, warn, section);
    for (const key of [`/${post.slug}`, `slug:${post.slug}`])
      site.texts.set(key, { section, locale, slug });
    return { post, title, warn, section, locale, slug, topics: tags.topics };
  });
  const articles: ImportedArticle[] = [];
  const pages: ImportedPage[] = [];
  for (const { post, title, warn, section, locale, slug, topics } of posts) {
    const meta = related.metaOf(post);
    const context = createImportContext(site, warn, (src) => ({
      src: getOriginalSrc(src, site),
      alt: '',
    }));
    warnOfLosses(post, warn);
    const own = {
      ...context,
      resolveLink: (href: string) => context.resolveLink(fillPlaceholder(href, site)),
    };
    const prepare = (tree: Root) => convertGhostCards(tree, warn);
    const source = {
      locale,
      slug,
      origin: { kind: 'ghost', key: `${site.url ?? ''} ${post.slug}`.trim() } as const,
      oldPaths: [`/${post.slug}/`],
      title,
      deks: [post.custom_excerpt, meta?.meta_description || post.meta_description],
      ...readDates(post, meta, warn),
      formerSlugs: [],
      cover: getCover(post, meta),
      content: getContent(post, warn),
    };
    if (section === 'page') {
      pages.push(convertPage(source, own, prepare));
      continue;
    }
    const author = related.authorOf(post, authors, warn);
    const article = { ...source, author, featured: post.featured, topics };
    articles.push(convertArticle(article, own, prepare));
  }
  if (options.redirects) skipped.push(...addGhostRedirects(options.redirects, site, articles));
  return assembleSite({
    source: `Ghost ${data.version}`.trim(),
    articles,
    pages,
    authors: authors.list,
    skipped,
    warnings,
  });
}

function getCover(post: GhostPost, meta: GhostMeta | undefined) {
  const src = post.feature_image || post.image;
  if (!src) return undefined;
  return { src, alt: meta?.feature_image_alt ?? '', caption: meta?.feature_image_caption ?? '' };
}

function getContent(post: GhostPost, warn: Warn): string | Root {
  if (post.html) return removeGatedBlocks(post.html, warn);
  const document =
    (post.lexical && parseLexical(post.lexical, warn)) ||
    (post.mobiledoc && parseMobiledoc(post.mobiledoc, warn)) ||
    (post.markdown && parseGhostMarkdown(post.markdown));
  if (document) return document;
  if (post.plaintext) warn('the export has only its plain text; add the formatting again');
  return parseGhostMarkdown(post.plaintext);
}

function warnOfLosses(post: GhostPost, warn: Warn): void {
  if (post.codeinjection_head || post.codeinjection_foot) warn('code-removed');
  if (post.canonical_url) warn('canonical-dropped', post.canonical_url);
}

function fillPlaceholder(href: string, { url }: SourceSite): string {
  return href.startsWith(urlPlaceholder)
    ? `${url ?? ''}${href.slice(urlPlaceholder.length)}` || '/'
    : href;
}

function getOriginalSrc(src: string, site: SourceSite): string {
  return fillPlaceholder(src, site).replace(
    /(\/content\/images)\/size\/[wh]\d+(?:[wh]\d+)?(?:\/format\/\w+)?(?=\/)/,
    '$1',
  );
}
