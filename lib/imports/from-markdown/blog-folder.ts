import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { FileError } from '@/lib/markdown/file-errors';
import { readUtf8 } from '@/lib/markdown/text-file';
import type { SkippedItem } from '../import-report';
import { isWebUrl, parseUrl } from '../urls';
import { createFields, type Fields, isRecord, parseData } from './front-matter';

export type Blog = {
  /** Path from the root, with slashes → path on this machine; symbolic links are not among them */
  files: Map<string, string>;
  /** Those of texts, in order */
  texts: string[];
  config: Fields;
  generator: 'hugo' | 'zola' | 'jekyll' | 'hexo' | 'gatsby' | 'other';
  /** Whether `{{ … }}` and `{% … %}` are code */
  hasTemplates: boolean;
  url: URL | null;
  skipped: SkippedItem[];
};

const maxTextBytes = 2_000_000;
const textFile = /\.(?:md|markdown|mdown|mkd|mdx)$/i;
const configFile =
  /^(?:(?:config\/_default\/)?(?:hugo|config)\.(?:toml|ya?ml|json)|_config\.ya?ml)$/;
/** What belongs to the generator, a theme or a repository, not to the blog's texts */
const otherFolder =
  /(?:^|\/)(?:node_modules|vendor|themes?|archetypes|layouts|scaffolds|public|static|dist|_(?!posts|drafts|pages)[^/]*)\//;
const repositoryFile =
  /(?:^|\/)(?:readme|licen[sc]e|changelog|contributing|code_of_conduct|security|todo|claude|agents|404)\.\w+$/i;

/** @param images a folder whose files are searched, too */
export function openBlog(root: string, images?: string, siteUrl?: string): Blog {
  const skipped: SkippedItem[] = [];
  const files = listFiles(root, skipped);
  if (images !== undefined)
    for (const [name, path] of listFiles(images, skipped)) files.set(`static/${name}`, path);
  const names = [...files.keys()].sort();
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  const configName = [...files.keys()].find((name) => configFile.test(name));
  const rawConfig = configName ? readConfig(files.get(configName) ?? '') : {};
  const config = createFields(rawConfig);
  const collections = config.get('collections');
  const isCollection = (name: string) =>
    isRecord(collections) &&
    name.startsWith('_') &&
    Object.hasOwn(collections, name.slice(1, name.indexOf('/')));
  const isLiquid = has(/^_config\.ya?ml$/) || has(/^(?:\.eleventy|eleventy\.config)\.[cm]?js$/);
  const generator = configName?.startsWith('_config')
    ? has(/^source\/_posts\//)
      ? 'hexo'
      : 'jekyll'
    : configName
      ? 'base_url' in rawConfig
        ? 'zola'
        : 'hugo'
      : has(/^gatsby-config\./)
        ? 'gatsby'
        : 'other';
  const base = config.words('baseurl', 'root').replace(/^\/$/, '');
  return {
    files,
    texts: names.filter(
      (name) =>
        textFile.test(name) &&
        (!otherFolder.test(name) || isCollection(name)) &&
        !repositoryFile.test(name),
    ),
    config,
    generator,
    hasTemplates: isLiquid || generator === 'zola' || (!configName && !has(/^package\.json$/)),
    url: parseUrl(siteUrl || (isWebUrl(base) ? base : config.words('url') + base)),
    skipped,
  };
}

/** @returns null for a text that cannot be read, which is then named */
export function readText({ files, skipped }: Blog, name: string): string | null {
  const path = files.get(name) ?? '';
  const { size } = statSync(path);
  if (size > maxTextBytes) {
    skipped.push({ item: name, reason: 'it has more than 2 MB' });
    return null;
  }
  const errors: FileError[] = [];
  const text = readUtf8(path, errors);
  if (text === null) skipped.push({ item: name, reason: errors[0]?.message ?? '' });
  return text?.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') ?? null;
}

function listFiles(root: string, skipped: SkippedItem[]): Map<string, string> {
  const files = new Map<string, string>();
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const isHidden = /^\.(?!eleventy\.)/.test(entry.name) || entry.name === 'node_modules';
      if (entry.isDirectory() && !isHidden) walk(path);
      if (entry.isSymbolicLink())
        skipped.push({ item: relative(root, path), reason: 'symbolic links are not followed' });
      if (entry.isFile()) files.set(relative(root, path).split(sep).join('/'), path);
    }
  };
  if (statSync(root).isDirectory()) walk(root);
  else files.set(root.slice(root.lastIndexOf(sep) + 1), root);
  return files;
}

function readConfig(path: string): Record<string, unknown> {
  try {
    return parseData(readFileSync(path, 'utf8'), path.endsWith('.toml') ? 'toml' : 'yaml');
  } catch {
    return {};
  }
}
