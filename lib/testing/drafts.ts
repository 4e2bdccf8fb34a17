import { createDraft, saveDraft } from '@/lib/drafts/commands';
import type { Content } from '@/lib/drafts/content';
import { openArticle, readDraft } from '@/lib/drafts/open-draft';
import type { Locale } from '@/lib/i18n/locales';

export const writer = 'jawad@example.org';

/** A draft that is no article yet */
export function write(content: Partial<Content>, locale: Locale = 'fr'): Promise<number> {
  return createDraft({ locale, content }, writer);
}

/** As the studio saves a draft that somebody has open */
export async function changeDraft(id: number, changes: Partial<Content>): Promise<void> {
  const read = await readDraft(id);
  if (!read) throw new Error('no draft');
  const { version, content } = read.draft;
  const save = { id, base: version, saveId: crypto.randomUUID() };
  await saveDraft({ ...save, content: { ...content, ...changes } }, writer);
}

/** @returns the id of the article's draft */
export async function changeArticle(articleId: number, changes: Partial<Content>): Promise<number> {
  const id = await openArticle(articleId, writer);
  if (id === null) throw new Error('no article');
  await changeDraft(id, changes);
  return id;
}
