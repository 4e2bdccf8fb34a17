import 'server-only';
import { db } from '@/lib/store/db';
import { isUniqueViolation } from '@/lib/store/prisma-errors';
import { commandLine, findOpenDraft, saveDraft, toDraft, type Writer } from './commands';
import { type Content, emptyContent, hashContent } from './content';
import type { Draft, Kind } from './draft';
import { readPublished } from './published-content';

/** Finds or makes the draft of an article. @returns its id; null if there is no such article, or if it is in the bin */
export async function openArticle(articleId: number, savedBy: Writer): Promise<number | null> {
  const article = await db().article.findUnique({
    where: { id: articleId, deletedAt: null },
    select: published,
  });
  return article && openText({ kind: 'article', articleId, pageId: null }, article, savedBy);
}

/** Finds or makes the draft of a page. @returns its id; null if there is no such page */
export async function openPage(pageId: number, savedBy: Writer): Promise<number | null> {
  const page = await db().page.findUnique({ where: { id: pageId }, select: published });
  return page && openText({ kind: 'page', articleId: null, pageId }, page, savedBy);
}

const published = { locale: true, draft: { select: { id: true } } } as const;

type Published = { kind: Kind; articleId: number | null; pageId: number | null };
type Opened = { locale: string; draft: { id: number } | null };

async function openText(of: Published, { locale, draft }: Opened, savedBy: Writer) {
  if (draft) return draft.id;
  const content = (await readPublished(of)) ?? emptyContent;
  const basedOn = hashContent(content);
  const data = { ...of, locale, savedBy, content: JSON.stringify(content), basedOn };
  const select = { id: true };
  try {
    return (await db().draft.create({ data, select })).id;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return (await db().draft.findFirstOrThrow({ where: of, select })).id;
  }
}

/**
 * The draft as it shall be written on. Where its article or page was changed elsewhere, e.g. by an import, an untouched
 * draft takes that text; `changedElsewhere` is what readers see where both were changed.
 */
export async function readDraft(
  id: number,
): Promise<{ draft: Draft; isChanged: boolean; changedElsewhere: Content | null } | null> {
  const row = await findOpenDraft(id);
  if (!row) return null;
  const draft = await toDraft(row);
  const current = await readPublished(row);
  if (!current) return { draft, isChanged: true, changedElsewhere: null };
  const [written, published] = [hashContent(draft.content), hashContent(current)];
  if (written === published) {
    if (row.basedOn !== published) await setBase(row, published);
    return { draft, isChanged: false, changedElsewhere: null };
  }
  if (published === row.basedOn) return { draft, isChanged: true, changedElsewhere: null };
  if (written !== row.basedOn) return { draft, isChanged: true, changedElsewhere: current };
  const saved = await saveDraft(
    { id, base: row.version, saveId: crypto.randomUUID(), content: current, keeps: 'replaced' },
    commandLine,
  );
  if (saved.outcome === 'saved') await setBase({ id, version: saved.version }, published);
  return readDraft(id);
}

async function setBase({ id, version }: { id: number; version: number }, basedOn: string) {
  await db().draft.updateMany({ where: { id, version }, data: { basedOn } });
}
