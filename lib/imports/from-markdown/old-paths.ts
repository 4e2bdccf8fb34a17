import { basename, posix } from 'node:path';
import type { Blog } from './blog-folder';
import { isRecord, readWords } from './front-matter';
import { type BlogPost, dated, listTopics } from './post';

/** Where the text was on the old site, the surest first; the last may be a guess. */
export function listOldPaths(post: BlogPost, blog: Blog): string[] {
  const { fields } = post;
  const base = blog.url?.pathname.replace(/\/$/, '') ?? '';
  const own = fields.words('permalink', 'url').replace(/^https?:\/\/[^/]+/, '');
  const paths =
    own && !/[{]/.test(own) ? [expandPattern(own, post, blog)] : listGeneratedPaths(post, blog);
  const aliases = fields.list('aliases', 'alias', 'redirect_from', 'redirects');
  return [...paths, ...aliases]
    .map((path) => path?.replace(/^https?:\/\/[^/]+/, ''))
    .filter((path) => path !== undefined && path !== '' && !/[:{\s]/.test(path))
    .map((path) => `${base}/${path?.replace(/^\/+/, '')}`);
}

function listGeneratedPaths(post: BlogPost, blog: Blog): (string | undefined)[] {
  const { path, fields, date } = post;
  const { generator, config } = blog;
  const slug = fields.words('slug') || basename(path).replace(dated, '');
  const section = path.split('/')[0] ?? '';
  const folder = posix.dirname(path) === '.' ? '' : `${posix.dirname(path)}/`;
  if (generator === 'jekyll' || generator === 'hexo' || /(?:^|\/)_posts\//.test(path)) {
    if (!/(?:^|\/)_(?:posts|drafts)\//.test(path))
      return [`/${path}/`, ...(generator === 'jekyll' ? [`/${path}.html`] : [])];
    if (generator === 'other' && !blog.hasTemplates) return [`/posts/${slug}/`];
    const usual = generator === 'hexo' ? ':year/:month/:day/:title/' : 'date';
    const pattern = config.words('permalink') || usual;
    return [expandPattern(jekyllPatterns[pattern] ?? pattern, post, blog)];
  }
  const patterns = config.get('permalinks');
  const nested = isRecord(patterns) && isRecord(patterns.page) ? patterns.page : patterns;
  const pattern = isRecord(nested) ? readWords(nested[section]) : '';
  if (generator === 'hugo' && pattern) return [expandPattern(pattern, post, blog)];
  const isDefault =
    !post.language || post.language === config.words('defaultContentLanguage').toLowerCase();
  const prefix = isDefault ? '' : `/${post.language}`;
  const clean = (
    generator === 'hugo' ? `${folder}${slug}`.toLowerCase() : `${folder}${slug}`
  ).replace(/\s+/g, '-');
  const named = date && dated.test(basename(path)) ? [`${prefix}/${folder}${basename(path)}/`] : [];
  return [
    `${prefix}/${clean}/`,
    ...named,
    ...(generator === 'gatsby' ? [`${prefix}/${slug}/`] : []),
  ];
}

const jekyllPatterns: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  none: '/:categories/:title.html',
};

/** @returns undefined if a part of the pattern is unknown */
function expandPattern(pattern: string, post: BlogPost, blog: Blog): string | undefined {
  const { path, fields, date } = post;
  const [year = '', month = '', day = ''] = date?.day.split('-') ?? [];
  const folders = path.replace(/(?:^|\/)_(?:posts|drafts)\/.*$/, '').split('/');
  const sections = folders.filter((folder) => folder && folder !== basename(path));
  const topics = listTopics(post, blog).filter(({ domain }) => domain === 'category');
  const categories = [...sections, ...topics.map(({ name }) => name.toLowerCase())];
  const parts: [RegExp, string | undefined][] = [
    [
      /:(?:title|slug(?:orfilename|orcontentbasename)?|filename|contentbasename|name|post_title)\b/g,
      fields.words('slug') || basename(path).replace(dated, ''),
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
  const isWhole = !expanded.includes(':') && (date || !/year|month|day/.test(pattern));
  return isWhole ? expanded.replace(/\/{2,}/g, '/').replace(/\s+/g, '-') : undefined;
}
