import 'server-only';
import { createHash } from 'node:crypto';
import { parseAuthorLinks, parseBiography, parseRole } from '@/lib/articles/author-profile';
import { db } from '@/lib/store/db';
import type { Author } from '@/prisma/client/client';
import type { TextCounts } from '../draft';
import { addDrafts, type Counted, countsSql, textsSql, toCounts } from '../text-counts';
import type { AuthorFields, PictureChoice, StudioAuthor } from './author';
import { byLocale } from './author-fields';

export async function listStudioAuthors(now = new Date()): Promise<StudioAuthor[]> {
  const [authors, articles, drafts] = await Promise.all([
    db().author.findMany(),
    db().$queryRaw<Counted[]>`
      WITH ${textsSql}
      SELECT "authorId" AS "id", ${countsSql(now)} FROM "texts" GROUP BY "authorId"`,
    db().$queryRaw<{ author: string | null; isInBin: number | bigint }[]>`
      SELECT "content" ->> '$.author' AS "author", "deletedAt" IS NOT NULL AS "isInBin"
      FROM "Draft" WHERE "kind" = 'article' AND "articleId" IS NULL`,
  ]);
  const counted = new Map(articles.map((row) => [Number(row.id), toCounts(row)]));
  return authors
    .map(({ id, slug, name, role, photoId }) => {
      const naming = drafts.filter(({ author }) => author === slug);
      const counts = addDrafts(
        counted.get(id),
        naming.map(({ isInBin }) => ({ isInBin: Number(isInBin) > 0 })),
      );
      return { id, slug, name, role: parseRole(role), photo: photoId, counts };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

export type AuthorToEdit = {
  fields: AuthorFields;
  /** Another one once anything of the profile is changed */
  base: string;
  counts: TextCounts;
};

export async function getAuthorToEdit(id: number): Promise<AuthorToEdit | null> {
  const row = await db().author.findUnique({ where: { id } });
  const listed = (await listStudioAuthors()).find((author) => author.id === id);
  if (!row || !listed) return null;
  const [role, biography] = [parseRole(row.role), parseBiography(row.biography)];
  const fields = {
    name: row.name,
    slug: row.slug,
    role: byLocale((locale) => role[locale] ?? ''),
    biography: byLocale((locale) => biography[locale] ?? ''),
    links: parseAuthorLinks(row.links),
    photo: row.photoId ?? '',
  };
  return { fields, base: hashProfile(row), counts: listed.counts };
}

export function hashProfile({ name, role, biography, links, photoId }: Author): string {
  const text = JSON.stringify([name, role, biography, links, photoId]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

const maxChoices = 48;

export async function listPictureChoices(): Promise<PictureChoice[]> {
  const uploads = await db().upload.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: maxChoices,
    select: { id: true, name: true, description: true },
  });
  return uploads.map(({ id, name, description }) => ({ id, label: description || name }));
}
