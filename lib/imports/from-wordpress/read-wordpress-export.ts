import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';
import { slugPattern } from '@/lib/markdown/slug';
import { assembleSite, createSlugRegistry } from '../assemble-site';
import { convertArticle } from '../convert-article';
import { htmlToText } from '../html/parse-html';
import type { Warn } from '../import-context';
import { createWarn, type ImportWarning, type SkippedItem } from '../import-report';
import type { ImportedSite, ImportOptions } from '../imported-site';
import { createImportContext, type SourceSite } from '../source-site';
import { toSingleLine } from '../text';
import { decodePath, parseUrl } from '../urls';
import { createAttachmentLookup, readAttachments } from './attachments';
import { listWordpressAuthors } from './authors';
import { convertWordpressMarkup, expandReusableBlocks, hasBlocks } from './blocks';
import {
  footnotesHtml,
  languageOf,
  listFormerSlugs,
  listTopics,
  metaOf,
  readDates,
  translationGroupOf,
} from './item-fields';
import { expandShortcodes } from './shortcodes';
import { getSkipReason, listSkippedItems } from './skipped-items';
import { parseWxr, type WxrItem } from './wxr';

type Post = { item: WxrItem; title: string; locale: Locale; slug: string; warn: Warn };

/** Reads WXR 1.0 to 1.2. @throws Error that says what is wrong and what to do */
export function readWordpressExport(text: string, options: ImportOptions): ImportedSite {
  const wxr = parseWxr(text);
  const warnings: ImportWarning[] = [];
  const skipped: SkippedItem[] = [];
  const site: SourceSite = {
    url: parseUrl(options.siteUrl || wxr.siteUrl)?.href.replace(/\/$/, '') ?? null,
    uploadsFolder: 'wp-content/uploads',
    texts: new Map(),
  };
  const attachments = readAttachments(wxr.items);
  const { getOriginal, used } = createAttachmentLookup(attachments, site);
  const reusable = new Map(
    wxr.items
      .filter((item) => item['wp:post_type'] === 'wp_block')
      .map((item) => [item['wp:post_id'], item['content:encoded']]),
  );
  const authors = listWordpressAuthors(wxr.authors);
  const posts = selectPosts(wxr.items, site, options.locale, warnings, skipped);
  const originals = listOriginals(posts);
  const articles = posts.map((post) => {
    const { item, warn } = post;
    const content = expandReusableBlocks(item['content:encoded'], reusable, warn);
    const shortcodeContext = { attachments, postId: item['wp:post_id'], warn };
    const cover = attachments.get(metaOf(item, '_thumbnail_id'));
    return convertArticle(
      {
        ...post,
        origin: { kind: 'wordpress', key: `${site.url ?? ''} ${item['wp:post_id']}`.trim() },
        oldPaths: [parseUrl(item.link)?.pathname ?? '/'],
        deks: listDeks(item),
        author: authors.findOrAdd(item['dc:creator']).slug,
        ...readDates(item, warn),
        featured: item['wp:is_sticky'].trim() === '1',
        topics: listTopics(item),
        formerSlugs: listValidFormerSlugs(post),
        translationOf:
          post.locale === defaultLocale ? undefined : originals.get(translationGroupOf(item)),
        cover: cover && { src: cover.url, alt: cover.alt, caption: cover.caption },
        content: expandShortcodes(content, shortcodeContext) + footnotesHtml(item, warn),
      },
      createImportContext(site, warn, getOriginal),
      (tree) => convertWordpressMarkup(tree, !hasBlocks(content), warn),
    );
  });
  return assembleSite({
    source: `WordPress (WXR ${wxr.version || '1.0'})`,
    articles,
    pages: [],
    authors: authors.list,
    skipped: [...skipped, ...listSkippedItems(wxr, attachments.size - used.size)],
    warnings,
  });
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
    const slug = assignSlug(locale, item['wp:post_name'], title, warn);
    const path = decodePath(parseUrl(item.link)?.pathname ?? '').replace(/\/$/, '');
    const slugs = [item['wp:post_name'], ...listFormerSlugs(item)].filter(Boolean).map(decodePath);
    const keys = [`id:${item['wp:post_id']}`, path, ...slugs.map((each) => `slug:${each}`)];
    for (const key of keys)
      if (key && !site.texts.has(key)) site.texts.set(key, { section: 'article', locale, slug });
    return [{ item, title, locale, slug, warn }];
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

function listDeks(item: WxrItem): string[] {
  const isTemplate = (text: string) => /%%|%\w+%/.test(text);
  const deks = [item['excerpt:encoded'], ...seoDescriptionKeys.map((key) => metaOf(item, key))];
  return deks.filter((dek) => !isTemplate(dek));
}

function listValidFormerSlugs({ item, slug, warn }: Post): string[] {
  return listFormerSlugs(item).filter((former) => {
    const isValid = slugPattern.test(former);
    if (!isValid) warn(`no redirect from its former slug ${former}; it is not a valid slug here`);
    return isValid && former !== slug;
  });
}
