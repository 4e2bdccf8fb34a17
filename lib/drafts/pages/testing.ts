import { beforeEach } from 'vitest';
import { savePage } from '@/lib/pages/commands';
import { db } from '@/lib/store/db';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft } from '../commands';
import { type Content, contentSchema } from '../content';
import { openPage } from '../open-draft';
import { jawad, photo, publishNow, write } from '../publishing/testing';

export { jawad, photo, publishNow, write };

export const text: Content = contentSchema.parse({
  title: 'Mes services',
  dek: 'Chapeau',
  body: '\n  Texte  \n\n![Une cour](/media/fedcba9876543210)\n\t\n',
  nav: 'header',
  form: true,
});

export const writeDraft = (changes: Partial<Content> = {}, locale: 'fr' | 'en' = 'fr') =>
  createDraft({ kind: 'page', locale, content: { ...text, ...changes } }, jawad);

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
