import type { Root } from 'hast';
import { composeArticle } from '../compose-article';
import type { Surroundings } from '../import-context';
import { count, type ImportedArticle, type ImportedSite, type ImportOptions } from '../imported';
import { type OldSite, surroundingsOf } from '../old-site';
import { oneLine } from '../plain-text';
import {
  composeSite,
  createSlugRegister,
  type Note,
  pathOf,
  settleFormerSlugs,
} from '../site-report';
import { listGhostAuthors } from './authors';
import { dropGatedBlocks, readGhostCards } from './cards';
import { parseGhostMarkdown } from './documents';
import { parseLexical, parseMobiledoc } from './editors';
import { readGhostRedirects } from './redirects';
import { type GhostMeta, type GhostPost, parseGhostExport } from './schema';
import { readDates, readTables } from './tables';

/** The site's own address in Ghost's exports */
const placeholder = '__GHOST_URL__';

/**
 * The articles of Ghost's JSON export, of versions 0 to 6: HTML where the export has it, else from the editor's state.
 * What was not public becomes a draft.
 * @throws Error that says what is wrong with the file
 */
export function readGhostExport(text: string, options: ImportOptions): ImportedSite {
  const data = parseGhostExport(text);
  const notes: Note[] = [];
  const left = data.faults.map((number) => ({
    what: `post ${number}`,
    why: 'it is no post as Ghost writes them',
  }));
  const authors = listGhostAuthors(data);
  const site: OldSite = {
    url: options.siteUrl ? new URL(options.siteUrl).href.replace(/\/$/, '') : null,
    pictures: 'content/images',
    articles: new Map(),
  };
  const giveSlug = createSlugRegister();
  const tables = readTables(data);
  const found = data.posts.flatMap((post) => {
    const title = oneLine(post.title) || '(untitled)';
    if (post.type === 'page' || post.page) {
      left.push({ what: `the page « ${title} »`, why: 'only articles are taken' });
      return [];
    }
    const note = (what: string) => void notes.push({ where: title, what });
    const tags = tables.tagsOf(post);
    const locale = tags.locale ?? options.locale;
    const slug = giveSlug(locale, post.slug, title, note);
    for (const key of [`/${post.slug}`, `slug:${post.slug}`])
      site.articles.set(key, { locale, slug });
    return [{ post, title, note, locale, slug, topics: tags.topics }];
  });
  const scheduled = new Set<ImportedArticle>();
  const articles = found.map(({ post, title, note, locale, slug, topics }) => {
    const meta = tables.metaOf(post);
    const surroundings = surroundingsOf(site, note, (src) => ({
      src: originalOf(src, site),
      alt: '',
    }));
    const resolveLink: Surroundings['resolveLink'] = (href) =>
      surroundings.resolveLink(ownLink(href, site));
    noteLosses(post, note);
    const article = composeArticle(
      {
        locale,
        slug,
        title,
        deks: [post.custom_excerpt, meta?.meta_description || post.meta_description],
        author: tables.authorOf(post, authors, note),
        ...readDates(post, meta, note),
        featured: post.featured,
        topics,
        formerSlugs: [],
        cover: readCover(post, meta),
        content: readContent(post, note),
      },
      { ...surroundings, resolveLink },
      (tree) => readGhostCards(tree, note),
    );
    if (post.status === 'scheduled' && article.article.publishedAt) scheduled.add(article);
    return article;
  });
  if (options.redirects) left.push(...readGhostRedirects(options.redirects, site, articles));
  settleFormerSlugs(articles);
  const writing = new Set(articles.map(({ article }) => article.author));
  const idle = authors.list.filter(({ slug }) => !writing.has(slug)).length;
  if (idle > 0) left.push({ what: count(idle, 'user'), why: 'they wrote nothing that was taken' });
  const redirects = found.flatMap((entry, index) =>
    articles[index]?.article.publishedAt
      ? [{ from: `/${entry.post.slug}/`, to: pathOf(entry) }]
      : [],
  );
  const taken = authors.list.filter(({ slug }) => writing.has(slug));
  return composeSite(`Ghost ${data.version}`.trim(), articles, taken, {
    scheduled,
    redirects,
    left,
    notes,
  });
}

function readCover(post: GhostPost, meta: GhostMeta | undefined) {
  const src = post.feature_image || post.image;
  if (!src) return undefined;
  return { src, alt: meta?.feature_image_alt ?? '', caption: meta?.feature_image_caption ?? '' };
}

function readContent(post: GhostPost, note: Surroundings['note']): string | Root {
  if (post.html) return dropGatedBlocks(post.html, note);
  const document =
    (post.lexical && parseLexical(post.lexical, note)) ||
    (post.mobiledoc && parseMobiledoc(post.mobiledoc, note)) ||
    (post.markdown && parseGhostMarkdown(post.markdown));
  if (document) return document;
  if (post.plaintext) note('only its plain text is in the export: look at its form');
  return parseGhostMarkdown(post.plaintext);
}

function noteLosses(post: GhostPost, note: Surroundings['note']): void {
  if (post.codeinjection_head || post.codeinjection_foot)
    note('code that was injected into its page was left out');
  if (post.canonical_url) note(`it said that its original is ${post.canonical_url}`);
}

function ownLink(href: string, { url }: OldSite): string {
  return href.startsWith(placeholder)
    ? `${url ?? ''}${href.slice(placeholder.length)}` || '/'
    : href;
}

/** The picture as it was uploaded, not as Ghost scaled it. */
function originalOf(src: string, site: OldSite): string {
  return ownLink(src, site).replace(
    /(\/content\/images)\/size\/[wh]\d+(?:[wh]\d+)?(?:\/format\/\w+)?(?=\/)/,
    '$1',
  );
}
