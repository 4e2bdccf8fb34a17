import 'server-only';
import { readFileSync } from 'node:fs';
import { isLocale } from '@/lib/i18n/locales';
import type { FileError } from '@/lib/markdown/file-errors';
import { formatTextName } from '@/lib/markdown/text-checks';
import { db } from '@/lib/store/db';
import { type Content, listContentErrors } from './content';

export type CheckedContent = {
  /** Without the drafts left out */
  content: Content;
  errors: FileError[];
  draftErrors: FileError[];
};

/** Leaves drafts with errors out of what is imported, but not files that were named. */
export async function leaveOutUnfinishedDrafts(
  content: Content,
  named: string[],
): Promise<CheckedContent> {
  const errors = await listContentErrors(content);
  const drafts = new Set<string>();
  for (const file of new Set(errors.map((error) => error.file))) {
    if (!named.includes(file) && (await isDraft(file, content))) drafts.add(file);
  }
  if (drafts.size === 0) return { content, errors, draftErrors: [] };
  // Once more, because other files may need a draft, e.g. its translation.
  const rest = await leaveOutUnfinishedDrafts(without(content, drafts), named);
  const own = errors.filter(({ file }) => drafts.has(file));
  return { ...rest, draftErrors: [...own, ...rest.draftErrors] };
}

async function isDraft(file: string, { articles, drafts }: Content): Promise<boolean> {
  if (drafts.files.has(file)) return true;
  const parsed = articles.articles.find((one) => one.file === file);
  const invalid = [...articles.invalid].find(([, each]) => each === file)?.[0];
  const name = parsed ? formatTextName(parsed) : invalid;
  const [locale, slug = ''] = name?.split('/') ?? [];
  if (!isLocale(locale) || parsed?.article.publishedAt) return false;
  if (!parsed && !hasFrontMatterWithoutDate(file)) return false;
  const where = { locale_slug: { locale, slug } };
  const stored = await db().article.findUnique({ where, select: { publishedAt: true } });
  return !stored?.publishedAt;
}

function hasFrontMatterWithoutDate(file: string): boolean {
  const front = /^\uFEFF?---\r?\n([\s\S]*?)^---/m.exec(readFileSync(file, 'utf8'))?.[1];
  return front !== undefined && !/^publishedAt\s*:/m.test(front);
}

function without({ articles, pages, drafts, redirects }: Content, files: Set<string>): Content {
  const remains = ({ file }: { file: string }) => !files.has(file);
  return {
    pages,
    redirects,
    drafts: {
      ...drafts,
      drafts: drafts.drafts.filter(remains),
      errors: drafts.errors.filter(remains),
    },
    articles: {
      ...articles,
      articles: articles.articles.filter(remains),
      errors: articles.errors.filter(remains),
      invalid: new Map([...articles.invalid].filter(([, file]) => !files.has(file))),
    },
  };
}
