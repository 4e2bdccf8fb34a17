import { beforeEach } from 'vitest';
import { savePage } from '@/lib/pages/commands';
import { db } from '@/lib/store/db';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft, saveDraft } from '../commands';
import { type Content, contentSchema } from '../content';
import { openPage, readDraft } from '../open-draft';
import { publishDraft } from '../publishing/publish';

export const jawad = 'jawad@example.org';
export const photo = { id: 'fedcba9876543210', width: 40, height: 20 };

export const text: Content = contentSchema.parse({
  title: 'Mes services',
  dek: 'Chapeau',
  body: '\n  Texte  \n\n![Une cour](/media/fedcba9876543210)\n\t\n',
  nav: 'header',
  form: true,
});

export const writeDraft = (changes: Partial<Content> = {}, locale: 'fr' | 'en' = 'fr') =>
  createDraft({ kind: 'page', locale, content: { ...text, ...changes } }, jawad);

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
  db().page.findUniqueOrThrow({ where: { locale_slug: { locale: 'fr', slug } } });

export const readAll = () => db().page.findMany({ include: { formerSlugs: true } });

export async function openAbout() {
  return (await openPage((await readRow('a-propos')).id, jawad)) ?? 0;
}

/** A store with one page and one picture of the library */
export function withAbout(): void {
  withEmptyStore();
  beforeEach(async () => {
    await savePage({ ...pageInput, nav: 'header', order: 5 });
    await db().upload.create({ data: { ...photo, name: 'cour.jpg', bytes: 1000 } });
  });
}
