import type { Root } from 'hast';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';
import type { Section } from '@/lib/markdown/content-folder';
import { slugPattern } from '@/lib/markdown/slug';
import { assembleSite, createSlugRegistry } from '../assemble-site';
import { convertArticle, convertPage } from '../convert-article';
import { htmlToText } from '../html/parse-html';
import type { Warn } from '../import-context';
import { createWarn, type ImportWarning, type SkippedItem } from '../import-report';
import type { ImportedArticle, ImportedPage, ImportedSite, ImportOptions } from '../imported-site';
import { createImportContext, type SourceSite } from '../source-site';
import { toSingleLine } from '../text';
import { createTopicList, listTerms } from '../topics';
import { decodePath, parseUrl } from '../urls';
import { createAttachmentLookup, readAttachments } from './attachments';
import { listWordpressAuthors } from './authors';
import { convertWordpressMarkup, expandReusableBlocks, hasBlocks } from './blocks';
import {
  footnotesHtml,
  languageOf,
  listFormerSlugs,
  metaOf,
  readDates,
  translationGroupOf,
} from './item-fields';
import { listAttachmentPaths, listListRedirects, listPaths, listPermalinks } from './old-addresses';
import { expandShortcodes } from './shortcodes';
import { getSkipReason, listSkippedItems } from './skipped-items';
import { readWxr, type WxrItem } from './wxr';

type Post = {
  item: WxrItem;
  section: Section;
  title: string;
  locale: Locale;
  slug: string;
  warn: Warn;
};

/** Reads WXR 1.0 to 1.2. @throws Error that says what is wrong and what to do */
export function readWordpressExport(
  chunks: Iterable<string>,
  options: ImportOptions,
): ImportedSite {
  const wxr = readWxr(chunks);
  const warnings: ImportWarning[] = [];
  const skipped: SkippedItem[] = [];
  const site = {
    url: parseUrl(options.siteUrl || wxr.siteUrl)?.href.replace(/\/$/, '') ?? null,
    uploadsFolder: 'wp-content/uploads',
    texts: new Map(),
    paths: new Map<string, string>(),
  } satisfies SourceSite;
  const attachments = readAttachments(wxr.items);
  const { getOriginal, used } = createAttachmentLookup(attachments);
  const reusable = new Map(
    wxr.items
      .filter((item) => item['wp:post_type'] === 'wp_block')
      .map((item) => [item['wp:post_id'], item['content:encoded']]),
  );
  const authors = listWordpressAuthors(wxr.authors);
  const posts = selectPosts(wxr.items, site, options.locale, warnings, skipped);
  if (posts.length + skipped.length === 0) {
    const types = [...new Set(wxr.items.map((item) => item['wp:post_type']))].join(', ');
    throw new Error(
      `there is no post or page in it${types && `, only ${types}`}. In WordPress, choose “All content” under Tools → Export.`,
    );
  }
  const originals = listOriginals(posts);
  const articleItems = posts.filter(({ section }) => section === 'article');
  const topics = createTopicList(
    articleItems.map(({ item }) => item),
    options.tagArticles,
  );
  const lists = listPaths(
    articleItems.map(({ item, locale }) => {
      const login = item['dc:creator'];
      const author = authors.findOrAdd(login).slug;
      return { locale, topics: topics.topicsOf(item), login, author };
    }),
  );
  const base = (site.url ? new URL(site.url).pathname : '').replace(/\/$/, '');
  for (const [from, to] of lists) site.paths.set(base + from, to);
  const attachmentPaths = listAttachmentPaths(wxr.items, base);
  const articles: ImportedArticle[] = [];
  const pages: ImportedPage[] = [];
  for (const post of posts) {
    const { item, section, warn } = post;
    const id = item['wp:post_id'];
    const content = expandReusableBlocks(item['content:encoded'], reusable, warn);
    // The texts of a large site need not be in memory twice.
    item['content:encoded'] = '';
    const coverId = metaOf(item, '_thumbnail_id');
    const cover = attachments.get(coverId);
    if (!cover && /[1-9]/.test(coverId)) warn('cover-not-in-export', coverId);
    const context = createImportContext(site, warn, getOriginal);
    const prepare = (tree: Root) => convertWordpressMarkup(tree, !hasBlocks(content), warn);
    const searchDescription = findSearchDescription(item);
    const source = {
      ...post,
      origin: { kind: 'wordpress', key: `${hostOf(site)} ${id}`.trim() } as const,
      oldPaths: [
        ...listPermalinks(item),
        `${base}/?${section === 'page' ? 'page_id' : 'p'}=${id}`,
        ...(attachmentPaths.get(id) ?? []),
      ],
      deks: [item['excerpt:encoded'], section === 'page' ? searchDescription : ''],
      ...readDates(item, warn),
      formerSlugs: listValidFormerSlugs(post),
      translationOf:
        post.locale === defaultLocale ? undefined : originals.get(translationGroupOf(item)),
      cover: cover && { src: cover.url, alt: cover.alt, caption: cover.caption },
      content:
        expandShortcodes(content, { attachments, postId: id, warn }) + footnotesHtml(item, warn),
    };
    if (section === 'page') {
      pages.push(convertPage(source, context, prepare));
      continue;
    }
    const author = authors.findOrAdd(item['dc:creator']).slug;
    const featured = item['wp:is_sticky'].trim() === '1';
    const article = {
      ...{ ...source, author, featured, searchDescription },
      topics: topics.topicsOf(item).map(({ name }) => name),
    };
    articles.push(convertArticle(article, context, prepare));
  }
  return assembleSite({
    url: site.url,
    source: `WordPress (WXR ${wxr.version || '1.0'})`,
    articles,
    pages,
    authors: authors.list,
    redirects: listListRedirects(
      { ...wxr, terms: [...wxr.terms, ...articleItems.flatMap(({ item }) => listTerms(item))] },
      lists,
      { locale: options.locale, base },
    ),
    skipped: [
      ...skipped,
      ...listSkippedItems(wxr, attachments.size - used.size, topics.unusedTags),
    ],
    warnings,
  });
}

function hostOf({ url }: SourceSite): string {
  return url ? new URL(url).host.replace(/^www\./, '') : '';
}

function selectPosts(
  items: WxrItem[],
  site: SourceSite,
  defaultLanguage: Locale,
  warnings: ImportWarning[],
  skipped: SkippedItem[],
): Post[] {
  const assignSlug = createSlugRegistry();
  return items.flatMap((item) => {
    const type = item['wp:post_type'];
    if (!['post', 'page'].includes(type)) return [];
    const title = toSingleLine(htmlToText(item.title)) || '(untitled)';
    const itemLanguage = languageOf(item);
    const language = itemLanguage.slice(0, 2);
    const reason =
      getSkipReason(item) ??
      (itemLanguage && !isLocale(language) ? `its language is "${itemLanguage}"` : null);
    if (reason) {
      skipped.push({ item: `${type} "${title}"`, reason });
      return [];
    }
    const warn = createWarn(warnings, title);
    const locale = isLocale(language) ? language : defaultLanguage;
    const section: Section = type === 'page' ? 'page' : 'article';
    const slug = assignSlug(locale, item['wp:post_name'], title, warn, section);
    const path = decodePath(parseUrl(item.link)?.pathname ?? '').replace(/\/$/, '');
    const slugs = [item['wp:post_name'], ...listFormerSlugs(item)].filter(Boolean).map(decodePath);
    const keys = [`id:${item['wp:post_id']}`, path, ...slugs.map((each) => `slug:${each}`)];
    for (const key of keys)
      if (key && !site.texts.has(key)) site.texts.set(key, { section, locale, slug });
    return [{ item, section, title, locale, slug, warn }];
  });
}

function listOriginals(posts: Post[]): Map<string, string> {
  const originals = posts.filter(
    ({ locale, item }) => locale === defaultLocale && translationGroupOf(item) !== '',
  );
  return new Map(originals.map(({ item, slug }) => [translationGroupOf(item), slug]));
}

const seoDescriptionKeys = [
  '_yoast_wpseo_metadesc',
  'rank_math_description',
  '_aioseo_description',
];

function findSearchDescription(item: WxrItem): string {
  const isTemplate = (text: string) => /%%|%\w+%/.test(text);
  const descriptions = seoDescriptionKeys.map((key) => toSingleLine(htmlToText(metaOf(item, key))));
  return descriptions.find((text) => text !== '' && !isTemplate(text)) ?? '';
}

function listValidFormerSlugs({ item, slug, warn }: Post): string[] {
  return listFormerSlugs(item).filter((former) => {
    const isValid = slugPattern.test(former);
    if (!isValid) warn('former-slug-dropped', former);
    return isValid && former !== slug;
  });
}
