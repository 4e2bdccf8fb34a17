import { beforeEach, vi } from 'vitest';
import { announce, withAnnouncements } from '@/lib/announcements/testing';
import { saveArticle } from '@/lib/articles/commands';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { createDraft, saveDraft } from '../commands';
import { type Content, contentSchema } from '../content';
import { openArticle, readDraft } from '../open-draft';
import { publishDraft } from './publish';

export const jawad = 'jawad@example.org';
export const photo = { id: 'fedcba9876543210', width: 40, height: 20 };

export const text: Content = contentSchema.parse({
  title: 'L’été à Fès',
  dek: 'Chapeau',
  body: '\n  Texte  \n\n![Une cour](/media/fedcba9876543210)\n\t\n',
  author: 'jawad',
  topics: ['maroc', 'Voyage'],
});

export const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);
export const passSeconds = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

export const writeDraft = (changes: Partial<Content> = {}, locale: 'fr' | 'en' = 'fr') =>
  createDraft({ locale, content: { ...text, ...changes } }, jawad);

export async function publishNow(id: number, changes: object = {}) {
  const { version } = (await readDraft(id))?.draft ?? { version: 0 };
  return publishDraft({ id, version, at: null, isNews: false, ...changes });
}

export async function write(id: number, changes: Partial<Content>) {
  const { draft } = (await readDraft(id)) ?? {};
  if (!draft) throw new Error('There is no draft.');
  const content = { ...draft.content, ...changes };
  await saveDraft({ id, base: draft.version, saveId: crypto.randomUUID(), content }, jawad);
}

export const readRow = (slug: string) =>
  db().article.findUniqueOrThrow({ where: { locale_slug: { locale: 'fr', slug } } });

export async function openMistral() {
  const { id } = await readRow('mistral');
  return (await openArticle(id, jawad)) ?? 0;
}

/** A store with one article, which was announced, and one picture of the library */
export function withMistral(): void {
  withAnnouncements();
  beforeEach(async () => {
    await saveArticle({ ...articleInput, publishedAt: secondsAgo(1_000_000) });
    await db().upload.create({ data: { ...photo, name: 'cour.jpg', bytes: 1000 } });
    await announce();
  });
}
