import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { findTranslationKey, type StoredKeys } from '@/lib/i18n/translation-key';
import { trimBody } from '@/lib/markdown/front-matter';
import type { OriginColumns } from '@/lib/markdown/origin';
import type { StoredImage } from '@/lib/markdown/pictures';
import { listNewFormerSlugs } from '@/lib/markdown/slug';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import type { PageFile } from './files/front-matter';
import { includeStored as include, type StoredPage, whereUnchanged } from './stored-page';

export type PageInput = Omit<PageFile, 'formerSlugs'> & {
  locale: Locale;
  slug: string;
  /** Added to those that redirect to it already */
  formerSlugs?: string[];
  pictures?: StoredImage[];
  /** Of an import; noting it is no change of the page */
  origin?: OriginColumns;
};

export type Change = 'created' | 'changed' | 'unchanged';

/**
 * The writes of savePage, not yet executed: a PrismaPromise starts when it is awaited.
 * @param target the page to change, as it was read, or null for a new one: the writes fail if it has changed since.
 * Without it, the page with the slug, or with a former slug, is replaced.
 * @param takesFormerSlugs also those of other pages
 */
export async function planPage(
  input: PageInput,
  target?: StoredPage | null,
  takesFormerSlugs = target === undefined,
): Promise<{ change: Change; writes: Prisma.PrismaPromise<unknown>[] }> {
  const { locale, slug, title, dek, nav, order, form, pictures = [] } = input;
  const isTargeted = target !== undefined;
  const existing = isTargeted ? target : await findExisting(input);
  // A file has no white space around its text.
  const isSameFile = !isTargeted && existing && trimBody(existing.body) === trimBody(input.body);
  const body = isSameFile ? existing.body : input.body;
  const now = new Date();
  const isSameText =
    existing !== null && isDeepStrictEqual({ ...existing, title, dek, body }, existing);
  const fields = {
    slug,
    translationKey: await findTranslationKey(input, existing, pageKeys),
    title,
    dek,
    body,
    nav,
    order,
    form,
    publishedAt: input.draft ? null : (existing?.publishedAt ?? now),
    updatedAt: isSameText && (existing.publishedAt || input.draft) ? existing.updatedAt : now,
  };
  const storedFormerSlugs = existing?.formerSlugs.map((former) => former.slug) ?? [];
  const formerSlugs = listNewFormerSlugs(input, existing);
  const isUnchanged =
    existing &&
    formerSlugs.length === 0 &&
    !storedFormerSlugs.includes(slug) &&
    isDeepStrictEqual({ ...existing, ...fields }, existing);
  if (isUnchanged) {
    const { id } = existing;
    const isNoted = isDeepStrictEqual({ ...existing, ...input.origin }, existing);
    const note = { where: { id }, data: { ...input.origin } };
    return { change: 'unchanged', writes: isNoted ? [] : [db().page.update(note)] };
  }

  const data = {
    ...fields,
    ...input.origin,
    formerSlugs: { create: formerSlugs.map((former) => ({ locale, slug: former })) },
  };
  const writes = [
    ...pictures.map((create) =>
      db().image.upsert({ where: { id: create.id }, create, update: {} }),
    ),
    // A slug redirects to the page that took it last.
    db().formerPageSlug.deleteMany({
      where: {
        locale,
        slug: { in: [slug, ...formerSlugs] },
        ...(!takesFormerSlugs && { pageId: existing?.id ?? 0 }),
      },
    }),
    existing
      ? db().page.update({
          where: isTargeted ? whereUnchanged(existing) : { id: existing.id },
          data,
        })
      : db().page.create({ data: { ...data, locale } }),
  ];
  return { change: existing ? 'changed' : 'created', writes };
}

async function findExisting({ locale, slug, formerSlugs = [] }: PageInput) {
  const where = { locale_slug: { locale, slug } };
  const existing = await db().page.findUnique({ where, include });
  if (existing || formerSlugs.length === 0) return existing;
  return db().page.findFirst({ where: { locale, slug: { in: formerSlugs } }, include });
}

const pageKeys: StoredKeys = {
  async getOriginalKey(slug) {
    const original = await db().page.findFirst({
      where: {
        locale: defaultLocale,
        OR: [{ slug }, { formerSlugs: { some: { locale: defaultLocale, slug } } }],
      },
      select: { translationKey: true },
    });
    return original?.translationKey ?? null;
  },
  async hasKey(locale, translationKey) {
    return (await db().page.count({ where: { locale, translationKey } })) > 0;
  },
};
