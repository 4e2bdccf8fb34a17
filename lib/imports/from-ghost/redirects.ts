import { parse } from 'yaml';
import * as z from 'zod';
import { pathTo } from '@/lib/i18n/routes';
import type { SkippedItem } from '../import-report';
import type { ImportedSite } from '../imported-site';
import { getTextByUrl, type SourceSite } from '../source-site';

const list = z.array(z.looseObject({ from: z.string(), to: z.string() }));
const groups = z.record(z.string(), z.record(z.string(), z.string()).nullish());

/** Those from one address to an imported text; `from` is a regular expression in Ghost. */
export function readGhostRedirects(
  text: string,
  site: SourceSite,
  skipped: SkippedItem[],
): ImportedSite['redirects'] {
  return parseRedirects(text).flatMap(({ from, to }) => {
    const item = `redirect from ${from} to ${to}`;
    const path = from
      .replaceAll('\\/', '/')
      .replace(/^\^/, '')
      .replace(/(?:\/\??|\(\/\)\?)?\$?$/, '');
    const target = getTextByUrl(site, to);
    if (target && /^\/[\w\-./%]+$/.test(path)) {
      const { locale, section, slug } = target;
      return [{ from: path, to: pathTo(locale, section, { slug }) }];
    }
    const reason = target
      ? 'only a redirect from a single address can be imported'
      : 'its target is not an imported article or page';
    skipped.push({ item, reason });
    return [];
  });
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
  const entries = list.safeParse(content ?? []);
  if (entries.success) return entries.data;
  const byStatus = groups.safeParse(content);
  if (!byStatus.success)
    throw new Error(
      'the redirects file has no list of "from" and "to". Use the redirects file downloaded from Ghost.',
    );
  return Object.values(byStatus.data).flatMap((group) =>
    Object.entries(group ?? {}).map(([from, to]) => ({ from, to })),
  );
}
