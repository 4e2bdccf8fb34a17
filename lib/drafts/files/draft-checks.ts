import 'server-only';
import { describeInBin } from '@/lib/articles/bin';
import type { Section } from '@/lib/markdown/content-folder';
import type { FileError } from '@/lib/markdown/file-errors';
import { formatTextName, getPictureError } from '@/lib/markdown/text-checks';
import { db } from '@/lib/store/db';
import type { ParsedDraft, ParsedDrafts } from './draft-folder';

/** @param fileNames of what is read with the drafts, e.g. `fr/mistral`, former slugs included */
export async function listDraftErrors(
  { drafts, errors }: ParsedDrafts,
  fileNames: Record<Section, Set<string>>,
): Promise<FileError[]> {
  const all = [...errors, ...findTwice(drafts)];
  for (const draft of drafts) {
    all.push(...(await checkText(draft, fileNames)), ...(await checkPictures(draft)));
  }
  return all;
}

/** The article or page that a draft changes, also by a former slug */
export async function findTextOf(
  draft: Pick<ParsedDraft, 'locale' | Section | 'kind'>,
): Promise<{ id: number; deletedAt: Date | null } | null> {
  const { locale, kind = 'article' } = draft;
  const slug = draft[kind];
  if (slug === undefined) return null;
  const where = { locale_slug: { locale, slug } };
  const whereFormer = { locale, formerSlugs: { some: { locale, slug } } };
  if (kind === 'page') {
    const page =
      (await db().page.findUnique({ where })) ??
      (await db().page.findFirst({ where: whereFormer }));
    return page && { id: page.id, deletedAt: null };
  }
  const select = { id: true, deletedAt: true };
  return (
    (await db().article.findUnique({ where, select })) ??
    (await db().article.findFirst({ where: whereFormer, select }))
  );
}

async function checkText(
  draft: ParsedDraft,
  fileNames: Record<Section, Set<string>>,
): Promise<FileError[]> {
  const { file, locale, kind = 'article', findLine } = draft;
  const slug = draft[kind];
  if (slug === undefined) return [];
  const name = formatTextName({ locale, slug });
  const fail = (message: string) => [
    { file, line: findLine(kind), message: `${kind}: ${message}` },
  ];
  const text = await findTextOf(draft);
  if (text?.deletedAt) {
    return fail(`${describeInBin({ locale, slug })}; to leave it there, remove this file`);
  }
  return text || fileNames[kind].has(name) ? [] : fail(`there is no ${kind} ${name}`);
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
  return drafts.flatMap((draft) => {
    const { file, locale, kind = 'article', findLine } = draft;
    const slug = draft[kind];
    if (slug === undefined) return [];
    const name = `${kind} ${formatTextName({ locale, slug })}`;
    const first = firstFiles.get(name) ?? file;
    firstFiles.set(name, first);
    if (first === file) return [];
    return [{ file, line: findLine(kind), message: `${kind}: ${first} changes it, too` }];
  });
}
