import { parse } from 'yaml';
import * as z from 'zod';
import { slugify, slugPattern } from '@/lib/markdown/slug';
import type { SkippedItem } from '../import-report';
import type { ImportedArticle } from '../imported-site';
import { getTextByUrl, type SourceSite } from '../source-site';

const list = z.array(z.looseObject({ from: z.string(), to: z.string() }));
const groups = z.record(z.string(), z.record(z.string(), z.string()).nullish());

/** @returns the redirects that do not lead from one old slug to an imported article */
export function addGhostRedirects(
  text: string,
  site: SourceSite,
  articles: ImportedArticle[],
): SkippedItem[] {
  const skipped: SkippedItem[] = [];
  const byKey = new Map(articles.map((article) => [`${article.locale}/${article.slug}`, article]));
  for (const { from, to } of parseRedirects(text)) {
    const item = `redirect from ${from} to ${to}`;
    const slug = /^\^?\\?\/([^/\\]+)(?:\\?\/\??|\(\\?\/\)\?)?\$?$/.exec(from)?.[1] ?? '';
    const target = getTextByUrl(site, to);
    const article = target?.section === 'article' && byKey.get(`${target.locale}/${target.slug}`);
    if (!article) skipped.push({ item, reason: 'its target is not an imported article' });
    else if (!slugPattern.test(slug) || slugify(slug) !== slug) {
      skipped.push({ item, reason: 'only a redirect from a single article URL can be imported' });
    } else article.article.formerSlugs.push(slug);
  }
  return skipped;
}

function parseRedirects(text: string): { from: string; to: string }[] {
  let content: unknown;
  try {
    content = parse(text, { schema: 'core' });
  } catch {
    throw new Error(
      'the redirects file is neither JSON nor YAML. Use the redirects file downloaded from Ghost.',
    );
  }
  if (content === null || content === undefined) return [];
  const entries = list.safeParse(content);
  if (entries.success) return entries.data;
  const byStatus = groups.safeParse(content);
  if (!byStatus.success) {
    throw new Error(
      'the redirects file has no list of "from" and "to". Use the redirects file downloaded from Ghost.',
    );
  }
  return Object.values(byStatus.data).flatMap((group) =>
    Object.entries(group ?? {}).map(([from, to]) => ({ from, to })),
  );
}
