import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve, sep } from 'node:path';
import type { ParsedArticle, ParsedFiles } from '@/lib/articles/files/article-folder';
import { getPictureError } from '@/lib/articles/files/folder-checks';
import type { ArticleFile } from '@/lib/articles/files/front-matter';
import type { Locale } from '@/lib/i18n/locales';
import { readGhostExport } from '@/lib/imports/from-ghost/ghost';
import { readWordpressExport } from '@/lib/imports/from-wordpress/wordpress';
import type { ImportedArticle, ImportedSite } from '@/lib/imports/imported';
import { replaceSpans, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { slugify } from '@/lib/markdown/slug';
import { db } from '@/lib/store/db';

export type Source = 'folder' | 'ghost' | 'wordpress';

export type ForeignOptions = { locale: Locale; images?: string; redirects?: string };

/** What a path is, by how it ends. */
export function guessSource(path: string): Source {
  const ending = extname(path).toLowerCase();
  if (ending === '.json') return 'ghost';
  return ending === '.xml' ? 'wordpress' : 'folder';
}

const uploads = { ghost: 'content/images', wordpress: 'wp-content/uploads' };

/**
 * Another system's export as files of ours would be. Pictures are looked for beside it, never loaded from the network:
 * one that is not there becomes a link, and is noted.
 */
export async function readForeignExport(
  path: string,
  source: 'ghost' | 'wordpress',
  { locale, images, redirects }: ForeignOptions,
): Promise<{ found: ParsedFiles; site: ImportedSite }> {
  const text = readFileSync(path, 'utf8');
  const read = source === 'ghost' ? readGhostExport : readWordpressExport;
  const site = read(text, {
    locale,
    ...(redirects !== undefined && { redirects: readFileSync(redirects, 'utf8') }),
  });
  const folders = images === undefined ? neighboursOf(path, uploads[source]) : [images];
  const spelling = new Map<string, string>();
  const articles: ParsedArticle[] = [];
  for (const one of site.articles) {
    const pictures = await findPictures(one, uploads[source], folders, site);
    const article = spell(one.article, one.locale, spelling);
    const whole = withoutMissing({ ...one, article }, pictures);
    articles.push({
      file: `${one.locale}/${one.slug}`,
      locale: one.locale,
      slug: one.slug,
      article: whole,
      scan: scanMarkdown(whole.body),
      pictures,
      findLine: () => 1,
      bodyLine: 1,
    });
  }
  const known = new Set(
    (await db().author.findMany({ select: { slug: true } })).map((a) => a.slug),
  );
  const authors = site.authors
    // What stands in the store was written for this site.
    .filter(({ slug }) => !known.has(slug))
    .map(({ slug, name, biography, links }) => ({
      file: `authors/${slug}`,
      slug,
      profile: { name, biography: biography ? { [locale]: biography } : {}, links },
    }));
  return { found: { articles, authors, errors: [], broken: new Map() }, site };
}

/** Where the pictures of an export may be, where nobody said it. */
function neighboursOf(path: string, folder: string): string[] {
  const beside = dirname(path);
  return [join(beside, folder), join(beside, '..', folder), join(beside, 'images'), beside];
}

async function findPictures(
  { locale, slug, article, pictures }: ImportedArticle,
  base: string,
  folders: string[],
  { report }: ImportedSite,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { name, address } of pictures) {
    const path = findFile(address, base, folders);
    const fault = path && (await getPictureError(path));
    if (path && !fault) files.set(name, path);
    else {
      const why = fault ? `cannot be read (${fault})` : 'was not found';
      const instead = [
        ...(name === article.cover ? ['a cover is drawn'] : []),
        ...(article.body.includes(name)
          ? [isWeb(address) ? 'a link stands in' : 'its words stand in']
          : []),
      ];
      report.notes.push({
        where: `${locale}/${slug}`,
        what: `the picture ${address} ${why}: ${instead.join(', ')}`,
      });
    }
  }
  return files;
}

function isWeb(address: string): boolean {
  return /^https?:\/\//.test(address);
}

function findFile(address: string, base: string, folders: string[]): string | undefined {
  const path = decode(address.replace(/[?#].*$/, ''));
  const start = path.indexOf(`${base}/`);
  if (start < 0) return undefined;
  const inside = path.slice(start + base.length + 1);
  // Ghost keeps what it made smaller in folders of their own.
  const names = [inside.replace(/^size\/w\d+\/(?:format\/\w+\/)?/, ''), inside];
  return folders
    .flatMap((folder) => names.map((name) => [resolve(folder), resolve(folder, name)] as const))
    .find(
      ([root, file]) => file.startsWith(root + sep) && existsSync(file) && statSync(file).isFile(),
    )
    ?.at(1);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The text with links instead of the pictures that are not there. */
function withoutMissing(
  { article, pictures }: ImportedArticle,
  files: Map<string, string>,
): ArticleFile {
  const addresses = new Map(pictures.map(({ name, address }) => [name, address]));
  const changes = scanMarkdown(article.body)
    .pictures.filter(({ address }) => !files.has(address))
    .map(({ alt, address, span, linked }) => {
      const words = (alt || address).replace(/([\\[\]])/g, '\\$1');
      const target = addresses.get(address) ?? '';
      const link = isWeb(target) && !linked;
      return {
        ...span,
        text: link ? `[${words}](<${target.replace(/[<>\s]/g, encodeURI)}>)` : words,
      };
    });
  const { cover, ...rest } = article;
  return {
    ...rest,
    ...(cover && files.has(cover) && { cover }),
    body: replaceSpans(article.body, changes),
  };
}

/** Topics as they are written the first time: an old site may have written one in several ways. */
function spell(article: ArticleFile, locale: Locale, spelling: Map<string, string>): ArticleFile {
  const topics = article.topics.map((name) => {
    const key = `${locale}/${slugify(name)}`;
    const first = spelling.get(key) ?? name;
    spelling.set(key, first);
    return first;
  });
  return { ...article, topics };
}
