import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ParsedArticle, ParsedFiles } from '@/lib/articles/files/article-folder';
import type { Locale } from '@/lib/i18n/locales';
import type { Origin } from '@/lib/markdown/origin';
import { scanMarkdown } from '@/lib/markdown/scan-markdown';
import type { ParsedText } from '@/lib/markdown/text-file';
import type { ParsedPage, ParsedPages } from '@/lib/pages/files/page-folder';
import { db } from '@/lib/store/db';
import type { ExportSystem } from './export-system';
import { readGhostExport } from './from-ghost/read-ghost-export';
import { readMarkdownBlog } from './from-markdown/read-markdown-blog';
import { readMediumExport } from './from-medium/read-medium-export';
import { readSubstackExport } from './from-substack/read-substack-export';
import { readWordpressExport } from './from-wordpress/read-wordpress-export';
import { createWarn } from './import-report';
import type { ImportedAuthor, ImportedSite, ImportedText, ImportOptions } from './imported-site';
import { downloadFolder } from './pictures/download-pictures';
import { findPictureFiles } from './pictures/find-pictures';
import { gatherPictures, type MissingPictures } from './pictures/gather-pictures';
import type { Network } from './pictures/public-lookup';
import { replaceMissingPictures } from './pictures/replace-missing';
import { readChunks } from './read-chunks';

export type ReadExportOptions = {
  locale: Locale;
  /** Folder of the old site's pictures; by default searched next to the export */
  images?: string;
  redirects?: string;
  /** The old site’s URL, where the export lacks it */
  site?: string;
  tags?: number;
  /** Fetches pictures that no folder has, unless it is a dry run */
  download?: boolean;
  /** Where downloaded pictures are kept; by default next to the export */
  downloads?: string;
  /** Hosts to fetch from, besides those of the old site */
  host?: string[];
  dryRun?: boolean;
  onDownload?: (done: number, all: number) => void;
  network?: Network;
};

type System = {
  read: (path: string, options: ImportOptions) => ImportedSite;
  uploadsFolder: string;
  /** Where it keeps pictures, besides the blog's own host */
  pictureHosts?: string[];
};

const systems: Record<ExportSystem, System> = {
  ghost: {
    read: (path, options) => readGhostExport(readFileSync(path, 'utf8'), options),
    uploadsFolder: 'content/images',
  },
  wordpress: {
    read: (path, options) => readWordpressExport(readChunks(path), options),
    uploadsFolder: 'wp-content/uploads',
  },
  markdown: { read: readMarkdownBlog, uploadsFolder: '' },
  substack: {
    read: readSubstackExport,
    uploadsFolder: '',
    pictureHosts: [
      'substackcdn.com',
      'substack-post-media.s3.amazonaws.com',
      'bucketeer-e05bbc84-baa3-437e-9518-adb32be77984.s3.amazonaws.com',
    ],
  },
  medium: {
    read: readMediumExport,
    uploadsFolder: '',
    pictureHosts: ['miro.medium.com', 'cdn-images-1.medium.com'],
  },
};

/** Reads an export as if it were a folder of articles. */
export async function readExport(
  path: string,
  system: ExportSystem,
  { locale, images, redirects, site: siteUrl, tags: tagArticles, ...options }: ReadExportOptions,
): Promise<{
  articles: ParsedFiles;
  pages: ParsedPages;
  site: ImportedSite;
  missing: MissingPictures;
}> {
  const site = parseExport(path, system, {
    ...{ locale, siteUrl, tagArticles, images },
    redirects: redirects && readFileSync(redirects, 'utf8'),
  });
  const { download, dryRun, host = [], onDownload: onProgress, network } = options;
  const { uploadsFolder, pictureHosts = [] } = systems[system];
  const beside = dirname(path);
  const folder = options.downloads ?? join(beside, downloadFolder);
  const usual = [uploadsFolder, join('..', uploadsFolder), 'images', ''];
  const folders = [...(images ? [images] : usual.map((name) => join(beside, name))), folder];
  const { missing, failures } = await gatherPictures(
    [...site.articles, ...site.pages].flatMap(({ pictures }) => pictures),
    {
      ...{ folders, hosts: [...host, ...pictureHosts], siteUrl: site.url },
      download: download && !dryRun ? { folder, onProgress, network } : undefined,
    },
  );
  const complete = async <Text extends { title: string; body: string; cover?: string }>(
    { locale, slug, origin, pictures }: ImportedText,
    file: string,
    text: Text,
  ): Promise<ParsedText & { origin: Origin; text: Text }> => {
    const warn = createWarn(site.report.warnings, text.title);
    const whole = { text, pictures };
    const files = await findPictureFiles(whole, folders, failures, warn);
    const found = files.size < pictures.length ? replaceMissingPictures(whole, files) : text;
    return {
      ...{ file, locale, slug, origin, text: found, scan: scanMarkdown(found.body) },
      ...{ pictures: files, findLine: () => 1, bodyLine: 1 },
    };
  };
  const articles: ParsedArticle[] = [];
  for (const one of site.articles) {
    const { text, ...rest } = await complete(one, `${one.locale}/${one.slug}`, one.article);
    articles.push({ ...rest, article: text });
  }
  const pages: ParsedPage[] = [];
  for (const one of site.pages) {
    const { text, ...rest } = await complete(one, `pages/${one.locale}/${one.slug}`, one.page);
    pages.push({ ...rest, page: text });
  }
  const authors = await listNewAuthors(site.authors, locale);
  const noErrors = { errors: [], invalid: new Map() };
  return {
    articles: { articles, authors, ...noErrors },
    pages: { pages, ...noErrors },
    ...{ site, missing },
  };
}

function parseExport(path: string, system: ExportSystem, options: ImportOptions): ImportedSite {
  try {
    return systems[system].read(path, options);
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}

async function listNewAuthors(authors: ImportedAuthor[], locale: Locale) {
  const stored = await db().author.findMany({ select: { slug: true } });
  const storedSlugs = new Set(stored.map(({ slug }) => slug));
  return authors
    .filter(({ slug }) => !storedSlugs.has(slug))
    .map(({ slug, name, biography, links }) => ({
      file: `authors/${slug}`,
      slug,
      profile: { name, role: {}, biography: biography ? { [locale]: biography } : {}, links },
    }));
}
