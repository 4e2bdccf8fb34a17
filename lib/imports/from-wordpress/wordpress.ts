import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';
import { slugPattern } from '@/lib/markdown/slug';
import { composeArticle } from '../compose-article';
import type { Surroundings } from '../import-context';
import { count, type ImportedArticle, type ImportedSite, type ImportOptions } from '../imported';
import { type OldSite, surroundingsOf } from '../old-site';
import { decodePath, oneLine, readUrl } from '../plain-text';
import {
  composeSite,
  createSlugRegister,
  type Note,
  pathOf,
  settleFormerSlugs,
} from '../site-report';
import { wordsOfHtml } from '../tree';
import { createOriginals, listAttachments } from './attachments';
import { listWordpressAuthors } from './authors';
import { fillBlocks, hasBlocks, readWordpressMarkup } from './blocks';
import {
  groupOf,
  languageOf,
  listFootnotes,
  listFormerSlugs,
  listTopics,
  metaOf,
  readDates,
} from './fields';
import { listLeftItems, whyLeft } from './left';
import { readShortcodes } from './shortcodes';
import { parseWxr, type WxrItem } from './wxr';

/** One post, and what was found out about it before any text is read */
type Post = {
  item: WxrItem;
  title: string;
  locale: Locale;
  slug: string;
  note: Surroundings['note'];
};

/**
 * The articles of WordPress's export, WXR 1.0 to 1.2, written in its block editor or the classic one.
 * What was not public becomes a draft.
 * @throws Error that says what is wrong with the file
 */
export function readWordpressExport(text: string, options: ImportOptions): ImportedSite {
  const wxr = parseWxr(text);
  const notes: Note[] = [];
  const site: OldSite = {
    url: readUrl(options.siteUrl || wxr.siteUrl)?.href.replace(/\/$/, '') ?? null,
    pictures: 'wp-content/uploads',
    articles: new Map(),
  };
  const attachments = listAttachments(wxr.items);
  const { originalOf, used } = createOriginals(attachments, site);
  const reusable = new Map(
    wxr.items
      .filter((item) => item['wp:post_type'] === 'wp_block')
      .map((item) => [item['wp:post_id'], item['content:encoded']]),
  );
  const authors = listWordpressAuthors(wxr.authors);
  const left: { what: string; why: string }[] = [];
  const posts = takePosts(wxr.items, site, options.locale, notes, left);
  const originals = listOriginals(posts);
  const scheduled = new Set<ImportedArticle>();
  const articles = posts.map((post) => {
    const { item, note } = post;
    const surroundings = surroundingsOf(site, note, originalOf);
    const content = fillBlocks(item['content:encoded'], reusable, note);
    const id = item['wp:post_id'];
    const html = readShortcodes(content, { attachments, id, note }) + listFootnotes(item);
    const thumbnail = attachments.get(metaOf(item, '_thumbnail_id'));
    const article = composeArticle(
      {
        ...post,
        deks: [item['excerpt:encoded'], ...descriptionKeys.map((key) => metaOf(item, key))].filter(
          // A template, to be filled by a plugin
          (dek) => !/%%|%\w+%/.test(dek),
        ),
        author: authors.find(item['dc:creator']).slug,
        ...readDates(item, note),
        featured: item['wp:is_sticky'].trim() === '1',
        topics: listTopics(item),
        formerSlugs: takeFormerSlugs(post),
        translationOf: post.locale === defaultLocale ? undefined : originals.get(groupOf(item)),
        cover: thumbnail && { src: thumbnail.url, alt: thumbnail.alt, caption: thumbnail.caption },
        content: html,
      },
      surroundings,
      (tree) => readWordpressMarkup(tree, !hasBlocks(content), note),
    );
    if (item['wp:status'] === 'future' && article.article.publishedAt) scheduled.add(article);
    return article;
  });
  settleFormerSlugs(articles);
  const writing = new Set(articles.map(({ article }) => article.author));
  const taken = authors.list.filter(({ slug }) => writing.has(slug));
  const idle = authors.list.length - taken.length;
  if (idle > 0) left.push({ what: count(idle, 'user'), why: 'they wrote nothing that was taken' });
  left.push(...listLeftItems(wxr, attachments.size - used.size));
  const redirects = posts.flatMap((post, index) => {
    const path = readUrl(post.item.link)?.pathname ?? '/';
    return articles[index]?.article.publishedAt && path !== '/'
      ? [{ from: path, to: pathOf(post) }]
      : [];
  });
  const source = `WordPress (WXR ${wxr.version || '1.0'})`;
  return composeSite(source, articles, taken, { scheduled, redirects, left, notes });
}

const descriptionKeys = ['_yoast_wpseo_metadesc', 'rank_math_description', '_aioseo_description'];

function takePosts(
  items: WxrItem[],
  site: OldSite,
  locale: Locale,
  notes: Note[],
  left: { what: string; why: string }[],
): Post[] {
  const giveSlug = createSlugRegister();
  return items.flatMap((item) => {
    if (!['post', 'page'].includes(item['wp:post_type'])) return [];
    const title = oneLine(wordsOfHtml(item.title)) || '(untitled)';
    const said = languageOf(item);
    const language = said.slice(0, 2);
    const why = whyLeft(item) ?? (said && !isLocale(language) ? `its language is ${said}` : null);
    if (why) {
      left.push({ what: `the ${item['wp:post_type']} « ${title} »`, why });
      return [];
    }
    const note = (what: string) => void notes.push({ where: title, what });
    const own = isLocale(language) ? language : locale;
    const slug = giveSlug(own, item['wp:post_name'], title, note);
    const path = decodePath(readUrl(item.link)?.pathname ?? '').replace(/\/$/, '');
    const slugs = [item['wp:post_name'], ...listFormerSlugs(item)].filter(Boolean).map(decodePath);
    const keys = [`id:${item['wp:post_id']}`, path, ...slugs.map((each) => `slug:${each}`)];
    for (const key of keys)
      if (key && !site.articles.has(key)) site.articles.set(key, { locale: own, slug });
    return [{ item, title, locale: own, slug, note }];
  });
}

/** The article in the site's first language, by group of translations. */
function listOriginals(posts: Post[]): Map<string, string> {
  const first = posts.filter(
    ({ locale, item }) => locale === defaultLocale && groupOf(item) !== '',
  );
  return new Map(first.map(({ item, slug }) => [groupOf(item), slug]));
}

function takeFormerSlugs({ item, slug, note }: Post): string[] {
  return listFormerSlugs(item).filter((old) => {
    if (!slugPattern.test(old)) note(`its former address ${old} does not lead here`);
    return slugPattern.test(old) && old !== slug;
  });
}
