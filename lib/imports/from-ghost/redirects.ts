import { parse } from 'yaml';
import { z } from 'zod';
import { slugify, slugPattern } from '@/lib/markdown/slug';
import type { ImportedArticle } from '../imported';
import { getArticleAt, type OldSite } from '../old-site';

const list = z.array(z.looseObject({ from: z.string(), to: z.string() }));
const groups = z.record(z.string(), z.record(z.string(), z.string()).nullish());

/**
 * Former slugs from Ghost's redirects, its JSON or its YAML.
 * @returns those that are none: from or to something that is no article, or a pattern
 * @throws Error where the text is neither
 */
export function readGhostRedirects(
  text: string,
  site: OldSite,
  articles: ImportedArticle[],
): { what: string; why: string }[] {
  const left: { what: string; why: string }[] = [];
  const byKey = new Map(articles.map((article) => [`${article.locale}/${article.slug}`, article]));
  for (const { from, to } of parseRedirects(text)) {
    const what = `the redirect from ${from} to ${to}`;
    const slug = /^\^?\\?\/([^/\\]+)(?:\\?\/\??|\(\\?\/\)\?)?\$?$/.exec(from)?.[1] ?? '';
    const target = getArticleAt(site, to);
    const article = target && byKey.get(`${target.locale}/${target.slug}`);
    if (!article) left.push({ what, why: 'it leads to no article that was taken' });
    else if (!slugPattern.test(slug) || slugify(slug) !== slug) {
      left.push({ what, why: 'only a single old address of an article can lead to its new one' });
    } else article.article.formerSlugs.push(slug);
  }
  return left;
}

function parseRedirects(text: string): { from: string; to: string }[] {
  let content: unknown;
  try {
    content = parse(text, { schema: 'core' });
  } catch {
    throw new Error('the redirects are neither JSON nor YAML as Ghost gives them');
  }
  if (content === null || content === undefined) return [];
  const entries = list.safeParse(content);
  if (entries.success) return entries.data;
  const byStatus = groups.safeParse(content);
  if (!byStatus.success) {
    throw new Error('the redirects are no list of from and to, as Ghost gives them');
  }
  return Object.values(byStatus.data).flatMap((group) =>
    Object.entries(group ?? {}).map(([from, to]) => ({ from, to })),
  );
}
