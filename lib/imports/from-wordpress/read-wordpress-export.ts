import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';
import type { Section } from '@/lib/markdown/content-folder';
import { slugPattern } from '@/lib/markdown/slug';
import { createAuthorList } from '../authors';
import { htmlToText } from '../html/convert-html';
import type { Warn } from '../import-context';
import type { ImportedSite, ImportOptions } from '../imported-site';
import { createSiteBuilder } from '../site-builder';
import { createImportContext } from '../source-site';
import { toSingleLine } from '../text';
import { createTopicList, listTerms, type Term } from '../topics';
import { decodePath, hostOf, parseUrl } from '../urls';
import { createAttachmentLookup, readAttachments } from './attachments';
import { convertWordpressMarkup, expandReusableBlocks, hasBlocks } from './blocks';
import {
  findSearchDescription,
  footnotesHtml,
  languageOf,
  listFormerSlugs,
  metaOf,
  readDates,
  translationGroupOf,
} from './item-fields';
import { listAttachmentPaths, listListRedirects, listPaths, listPermalinks } from './old-addresses';
import { expandShortcodes } from './shortcodes';
import { listSkippedItems, skipReasons } from './skipped-items';
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
  const url = parseUrl(options.siteUrl || wxr.siteUrl)?.href.replace(/\/$/, '') ?? null;
  const base = (url ? new URL(url).pathname : '').replace(/\/$/, '');
  const builder = createSiteBuilder(url, 'wp-content/uploads');
  const { site, skipped } = builder;
  const attachments = readAttachments(wxr.items);
  const { getOriginal, used } = createAttachmentLookup(attachments);
  const reusable = new Map(
    wxr.items
      .filter((item) => item['wp:post_type'] === 'wp_block')
      .map((item) => [item['wp:post_id'], item['content:encoded']]),
  );
  const posts = wxr.items.flatMap((item) => place(item, builder, options.locale) ?? []);
  if (posts.length + skipped.length === 0) {
    const types = [...new Set(wxr.items.map((item) => item['wp:post_type']))].join(', ');
    throw new Error(
      `there is no post or page in it${types && `, only ${types}`}. In WordPress, choose “All content” under Tools → Export.`,
    );
  }
  const authors = listAuthors(wxr.authors);
  const originals = listOriginals(posts);
  const articleItems = posts.flatMap(({ section, item }) => (section === 'article' ? item : []));
  const topicList = createTopicList(articleItems, options.tagArticles);
  const sources = posts.map((post) => {
    const isArticle = post.section === 'article';
    const login = post.item['dc:creator'];
    return {
      ...{ ...post, login, author: isArticle ? authors.findOrAdd(login).slug : '' },
      terms: isArticle ? topicList.topicsOf(post.item) : ([] as Term[]),
    };
  });
  const lists = listPaths(sources.filter(({ section }) => section === 'article'));
  for (const [from, to] of lists) site.paths.set(base + from, to);
  const attachmentPaths = listAttachmentPaths(wxr.items, base);
  for (const { item, warn, terms, login: _, ...post } of sources) {
    const id = item['wp:post_id'];
    const content = expandReusableBlocks(item['content:encoded'], reusable, warn);
    // The texts of a large site need not be in memory twice.
    item['content:encoded'] = '';
    const coverId = metaOf(item, '_thumbnail_id');
    const cover = attachments.get(coverId);
    if (!cover && /[1-9]/.test(coverId)) warn('cover-not-in-export', coverId);
    const isPage = post.section === 'page';
    const searchDescription = findSearchDescription(item);
    const group = translationGroupOf(item);
    const source = {
      ...post,
      origin: { kind: 'wordpress', key: `${hostOf(url)} ${id}`.trim() } as const,
      oldPaths: [
        ...listPermalinks(item),
        `${base}/?${isPage ? 'page_id' : 'p'}=${id}`,
        ...(attachmentPaths.get(id) ?? []),
      ],
      deks: [item['excerpt:encoded'], isPage ? searchDescription : ''],
      ...readDates(item, warn),
      formerSlugs: listFormerSlugs(item).filter((former) => {
        const isValid = slugPattern.test(former);
        if (!isValid) warn('former-slug-dropped', former);
        return isValid && former !== post.slug;
      }),
      translationOf: post.locale === defaultLocale ? undefined : originals.get(group),
      cover: cover && { src: cover.url, alt: cover.alt, caption: cover.caption },
      content:
        expandShortcodes(content, { attachments, postId: id, warn }) + footnotesHtml(item, warn),
      featured: item['wp:is_sticky'].trim() === '1',
      searchDescription,
      topics: terms.map(({ name }) => name),
    };
    builder.add(source, createImportContext(site, warn, getOriginal), (tree) =>
      convertWordpressMarkup(tree, !hasBlocks(content), warn),
    );
  }
  skipped.push(...listSkippedItems(wxr, attachments.size - used.size, topicList.unusedTags));
  const terms = [...wxr.terms, ...articleItems.flatMap(listTerms)];
  const redirects = listListRedirects({ ...wxr, terms }, lists, { locale: options.locale, base });
  return builder.finish(`WordPress (WXR ${wxr.version || '1.0'})`, authors.list, redirects);
}

/** Slugs are made from display names: logins must not become public. WXR 1.0 has no list of users, only display names in posts. */
function listAuthors(users: { login: string; name: string }[]) {
  const authors = createAuthorList();
  for (const { login, name: given } of users) {
    const name = toSingleLine(htmlToText(given)) || login;
    if (!authors.find(login)) authors.add(login, { name, slugs: [name, login] });
  }
  return {
    list: authors.list,
    findOrAdd: (login: string) =>
      authors.find(login) ?? authors.add(login, { name: htmlToText(login) || login }),
  };
}

/** @returns null for what is no post or page, or is skipped */
function place(
  item: WxrItem,
  builder: ReturnType<typeof createSiteBuilder>,
  defaultLanguage: Locale,
): Post | null {
  const type = item['wp:post_type'];
  if (!['post', 'page'].includes(type)) return null;
  const title = toSingleLine(htmlToText(item.title)) || '(untitled)';
  const itemLanguage = languageOf(item);
  const language = itemLanguage.slice(0, 2);
  const isForeign = itemLanguage && !isLocale(language);
  const reason =
    skipReasons.get(item['wp:status']) ?? (isForeign && `its language is "${itemLanguage}"`);
  if (reason) {
    builder.skipped.push({ item: `${type} "${title}"`, reason });
    return null;
  }
  const locale = isLocale(language) ? language : defaultLanguage;
  const section: Section = type === 'page' ? 'page' : 'article';
  const slug = item['wp:post_name'];
  const path = decodePath(parseUrl(item.link)?.pathname ?? '').replace(/\/$/, '');
  const slugs = [slug, ...listFormerSlugs(item)].filter(Boolean).map(decodePath);
  const keys = [`id:${item['wp:post_id']}`, path, ...slugs.map((each) => `slug:${each}`)];
  const placed = builder.place({ section, locale, slug, title, keys });
  return { item, section, title, locale, ...placed };
}

function listOriginals(posts: Post[]): Map<string, string> {
  const originals = posts.filter(
    ({ locale, item }) => locale === defaultLocale && translationGroupOf(item) !== '',
  );
  return new Map(originals.map(({ item, slug }) => [translationGroupOf(item), slug]));
}
