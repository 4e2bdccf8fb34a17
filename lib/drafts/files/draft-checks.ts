import 'server-only';
import { describeInBin } from '@/lib/articles/bin';
import type { FileError } from '@/lib/markdown/file-errors';
import { formatTextName, getPictureError } from '@/lib/markdown/text-checks';
import { db } from '@/lib/store/db';
import type { ParsedDraft, ParsedDrafts } from './draft-folder';

/** @param fileNames of the articles that are read with the drafts, e.g. `fr/mistral`, former slugs included */
export async function listDraftErrors(
  { drafts, errors }: ParsedDrafts,
  fileNames: Set<string>,
): Promise<FileError[]> {
  const all = [...errors, ...findTwice(drafts)];
  for (const draft of drafts) {
    all.push(...(await checkArticle(draft, fileNames)), ...(await checkPictures(draft)));
  }
  return all;
}

/** Also by a former slug */
export async function findArticleOf({
  locale,
  article: slug,
}: Pick<ParsedDraft, 'locale' | 'article'>) {
  if (slug === undefined) return null;
  const select = { id: true, deletedAt: true };
  return (
    (await db().article.findUnique({ where: { locale_slug: { locale, slug } }, select })) ??
    (await db().article.findFirst({ where: { locale, formerSlugs: { some: { slug } } }, select }))
  );
}

async function checkArticle(draft: ParsedDraft, fileNames: Set<string>): Promise<FileError[]> {
  const { file, locale, article: slug, findLine } = draft;
  if (slug === undefined) return [];
  const name = formatTextName({ locale, slug });
  const fail = (message: string) => [
    { file, line: findLine('article'), message: `article: ${message}` },
  ];
  const article = await findArticleOf(draft);
  if (article?.deletedAt) {
    return fail(`${describeInBin({ locale, slug })}; to leave it there, remove this file`);
  }
  return article || fileNames.has(name) ? [] : fail(`there is no article ${name}`);
}

async function checkPictures({ file, pictures }: ParsedDraft): Promise<FileError[]> {
  const errors: FileError[] = [];
  for (const [id, path] of pictures) {
    const known = await db().upload.count({ where: { id } });
    const error = known > 0 ? null : await getPictureError(path);
    if (error)
      errors.push({ file, line: 1, message: `${path}: the picture cannot be read (${error})` });
  }
  return errors;
}

function findTwice(drafts: ParsedDraft[]): FileError[] {
  const firstFiles = new Map<string, string>();
  return drafts.flatMap(({ file, locale, article, findLine }) => {
    if (article === undefined) return [];
    const name = formatTextName({ locale, slug: article });
    const first = firstFiles.get(name) ?? file;
    firstFiles.set(name, first);
    if (first === file) return [];
    return [{ file, line: findLine('article'), message: `article: ${first} changes it, too` }];
  });
}
