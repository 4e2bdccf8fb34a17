import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'hast';
import { pathTo } from '@/lib/i18n/routes';
import type { FileError } from '@/lib/markdown/file-errors';
import type { Origin } from '@/lib/markdown/origin';
import { readUtf8 } from '@/lib/markdown/text-file';
import { isVisible } from '@/lib/store/visibility';
import { createAuthorList, nameAuthor } from '../authors';
import type { SourceText } from '../convert-text';
import { resolveDates } from '../dates';
import type { Warn } from '../import-context';
import type { SkippedItem } from '../import-report';
import type { ImportedSite, ImportOptions } from '../imported-site';
import { createSiteBuilder } from '../site-builder';
import { createImportContext } from '../source-site';
import { parseUrl } from '../urls';

export type HtmlPost = Pick<
  SourceText,
  'title' | 'slug' | 'deks' | 'content' | 'oldPaths' | 'canonicalUrl' | 'publishedAt'
> & {
  /** Of the origin; links of other posts have `linkId` */
  id: string;
  linkId: string;
  isDraft: boolean;
  /** Why not everybody could read it, or '' */
  restriction: string;
  author: string;
};

type HtmlSystem = {
  name: string;
  kind: Origin['kind'];
  /** All its blogs have this host, or one that ends in it, unless they have one of their own */
  host: string;
  listPosts(folder: string, skipped: SkippedItem[]): HtmlPost[];
  findLinkId(path: string): string | undefined;
  getOriginalPicture?(src: string): string;
  prepare(tree: Root, warn: Warn): void;
};

const maxBytes = 5_000_000;

/** Reads a folder whose `posts` are HTML files. @throws Error that says what is wrong */
export function readHtmlPosts(
  folder: string,
  { locale, siteUrl }: ImportOptions,
  system: HtmlSystem,
): ImportedSite {
  if (!existsSync(join(folder, 'posts')))
    throw new Error(
      `it has no folder "posts". Use the zip that ${system.name} made, or what was in it.`,
    );
  const builder = createSiteBuilder(siteUrl?.replace(/\/$/, '') ?? null);
  const authors = createAuthorList();
  const section = 'article';
  const posts = system.listPosts(folder, builder.skipped).map((post) => {
    const title = post.title || '(untitled)';
    return { ...post, title, ...builder.place({ section, locale, title, slug: post.slug }) };
  });
  if (posts.length + builder.skipped.length === 0)
    throw new Error(`there are no posts of ${system.name} in it`);
  const slugs = new Map(posts.map(({ linkId, slug }) => [linkId, slug]));
  const hosts = [system.host, ...(siteUrl ? [new URL(siteUrl).host] : [])];
  const findSlug = (href: string) => {
    const url = parseUrl(href);
    const isOwn = url && hosts.some((host) => url.host === host || url.host.endsWith(`.${host}`));
    return isOwn ? slugs.get(system.findLinkId(url.pathname) ?? '') : undefined;
  };
  for (const { id, isDraft, publishedAt, restriction, warn, author, ...post } of posts) {
    const context = createImportContext(builder.site, warn, (src) => ({
      src: system.getOriginalPicture?.(src) ?? src,
      alt: '',
    }));
    const resolveLink = (href: string) => {
      const slug = findSlug(href);
      return slug ? pathTo(locale, section, { slug }) : context.resolveLink(href);
    };
    const status = isDraft ? 'draft' : isVisible(publishedAt) ? 'published' : 'scheduled';
    const source = {
      ...({ ...post, section, locale, origin: { kind: system.kind, key: id } } as const),
      author: authors.findOrAdd(nameAuthor(author)).slug,
      ...resolveDates({ status, restriction, publishedAt, savedAt: undefined }, warn),
    };
    builder.add(source, { ...context, resolveLink }, (tree) => system.prepare(tree, warn));
  }
  return builder.finish(system.name, authors.list);
}

/** The files of a folder that end in .html, in order; symbolic links are not followed. */
export function readHtmlFiles(
  folder: string,
  skipped: SkippedItem[],
): { name: string; html: string }[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map(({ name }) => name).filter((name) => /\.html?$/i.test(name));
  return names.sort().flatMap((name) => {
    const path = join(folder, name);
    const errors: FileError[] = [];
    const html = statSync(path).size > maxBytes ? null : readUtf8(path, errors);
    if (html !== null) return [{ name, html }];
    skipped.push({ item: name, reason: errors[0]?.message ?? 'it has more than 5 MB' });
    return [];
  });
}
