import 'server-only';
import { db } from '@/lib/store/db';
import { isUniqueViolation } from '@/lib/store/prisma-errors';
import { readArticleContent } from './article-content';
import { commandLine, findOpenDraft, saveDraft, toDraft, type Writer } from './commands';
import { type Content, emptyContent, hashContent } from './content';
import type { Draft } from './draft';

/** Finds or makes the draft of an article. @returns its id; null if there is no such article, or if it is in the bin */
export async function openArticle(articleId: number, savedBy: Writer): Promise<number | null> {
  const article = await db().article.findUnique({
    where: { id: articleId, deletedAt: null },
    select: { locale: true, draft: { select: { id: true } } },
  });
  if (!article) return null;
  if (article.draft) return article.draft.id;
  const content = (await readArticleContent(articleId)) ?? emptyContent;
  const data = {
    kind: 'article',
    locale: article.locale,
    articleId,
    savedBy,
    content: JSON.stringify(content),
    basedOn: hashContent(content),
  };
  try {
    return (await db().draft.create({ data, select: { id: true } })).id;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return openArticle(articleId, savedBy);
  }
}

/**
 * The draft as it shall be written on. Where the article was changed elsewhere, e.g. by an import, an untouched draft
 * takes the article's text; `changedElsewhere` is what readers see where both were changed.
 */
export async function readDraft(
  id: number,
): Promise<{ draft: Draft; isChanged: boolean; changedElsewhere: Content | null } | null> {
  const row = await findOpenDraft(id);
  if (!row) return null;
  const draft = await toDraft(row);
  const article = row.articleId === null ? null : await readArticleContent(row.articleId);
  if (!article) return { draft, isChanged: true, changedElsewhere: null };
  const [written, published] = [hashContent(draft.content), hashContent(article)];
  if (written === published) {
    if (row.basedOn !== published) await setBase(row, published);
    return { draft, isChanged: false, changedElsewhere: null };
  }
  if (published === row.basedOn) return { draft, isChanged: true, changedElsewhere: null };
  if (written !== row.basedOn) return { draft, isChanged: true, changedElsewhere: article };
  const saved = await saveDraft(
    { id, base: row.version, saveId: crypto.randomUUID(), content: article, keeps: 'replaced' },
    commandLine,
  );
  if (saved.outcome === 'saved') await setBase({ id, version: saved.version }, published);
  return readDraft(id);
}

async function setBase({ id, version }: { id: number; version: number }, basedOn: string) {
  await db().draft.updateMany({ where: { id, version }, data: { basedOn } });
}
