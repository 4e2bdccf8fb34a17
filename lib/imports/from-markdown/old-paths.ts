import { basename, posix } from 'node:path';
import type { Blog } from './blog-folder';
import { isRecord, readWords } from './front-matter';
import { type BlogPost, dated, listTopics } from './post';

/** Where the text was on the old site, the surest first; the last may be a guess. */
export function listOldPaths(post: BlogPost, blog: Blog): string[] {
  const { fields } = post;
  const withoutHost = (address: string) => address.replace(/^https?:\/\/[^/]+/, '');
  const base = blog.url?.pathname.replace(/\/$/, '') ?? '';
  const own = withoutHost(fields.words('permalink', 'url'));
  const patterns = own && !own.includes('{') ? [own] : listPatterns(post, blog);
  const aliases = fields.list('aliases', 'alias', 'redirect_from', 'redirects');
  const paths = patterns.map((pattern) => expandPattern(pattern, post, blog));
  return [...new Set([...paths, ...aliases].map(withoutHost))]
    .filter((path) => path !== '' && !/[:{\s]/.test(path))
    .map((path) => `${base}/${path.replace(/^\/+/, '')}`);
}

const jekyllPatterns = new Map([
  ['date', '/:categories/:year/:month/:day/:title.html'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['none', '/:categories/:title.html'],
]);

/** Where its generator puts a text, as far as its name and configuration say */
function listPatterns({ path, date, language }: BlogPost, blog: Blog): string[] {
  const { generator, config } = blog;
  const isHugo = generator === 'hugo';
  const folder = posix.dirname(path) === '.' ? '' : `${posix.dirname(path)}/`;
  if (['jekyll', 'hexo'].includes(generator) || /(?:^|\/)_posts\//.test(path)) {
    if (!/(?:^|\/)_(?:posts|drafts)\//.test(path))
      return [`/${path}/`, ...(generator === 'jekyll' ? [`/${path}.html`] : [])];
    if (generator === 'other' && !blog.hasTemplates) return ['/posts/:title/'];
    const usual = generator === 'hexo' ? ':year/:month/:day/:title/' : 'date';
    const pattern = config.words('permalink') || usual;
    return [jekyllPatterns.get(pattern) ?? pattern];
  }
  const patterns = config.get('permalinks');
  const nested = isRecord(patterns) && isRecord(patterns.page) ? patterns.page : patterns;
  const pattern = isRecord(nested) ? readWords(nested[path.split('/')[0] ?? '']) : '';
  if (isHugo && pattern) return [pattern];
  const isDefault = !language || language === config.words('defaultContentLanguage').toLowerCase();
  const prefix = isDefault ? '' : `/${language}`;
  const isDated = date && dated.test(basename(path));
  return [
    `${prefix}/${isHugo ? folder.toLowerCase() : folder}:title/`,
    ...(isDated ? [`${prefix}/${folder}${basename(path)}/`] : []),
    ...(generator === 'gatsby' ? [`${prefix}/:title/`] : []),
  ];
}

/** @returns '' if a part of the pattern is unknown */
function expandPattern(pattern: string, post: BlogPost, blog: Blog): string {
  const { path, fields, date } = post;
  const [year = '', month = '', day = ''] = date?.day.split('-') ?? [];
  const folders = path.replace(/(?:^|\/)_(?:posts|drafts)\/.*$/, '').split('/');
  const sections = folders.filter((folder) => folder && folder !== basename(path));
  const topics = listTopics(post, blog).filter(({ domain }) => domain === 'category');
  const categories = [...sections, ...topics.map(({ name }) => name.toLowerCase())];
  const title = fields.words('slug') || basename(path).replace(dated, '');
  const parts: [RegExp, string | undefined][] = [
    [
      /:(?:title|slug(?:orfilename|orcontentbasename)?|filename|contentbasename|name|post_title)\b/g,
      blog.generator === 'hugo' ? title.toLowerCase() : title,
    ],
    [/:year\b/g, year],
    [/:month\b/g, month],
    [/:day\b/g, day],
    [/:i_month\b/g, month.replace(/^0/, '')],
    [/:i_day\b/g, day.replace(/^0/, '')],
    [/:short_year\b/g, year.slice(2)],
    [/:categories\b/g, categories.join('/')],
    [/:category\b/g, categories[0]],
    [/:sections\b/g, sections.join('/')],
    [/:section\b/g, sections[0]],
    [/:output_ext\b/g, '.html'],
  ];
  const expanded = parts.reduce((all, [part, by = '']) => all.replace(part, () => by), pattern);
  const isWhole = !expanded.includes(':') && (date || !/:\w*(?:year|month|day)/.test(pattern));
  return isWhole ? expanded.replace(/\/{2,}/g, '/').replace(/\s+/g, '-') : '';
}
