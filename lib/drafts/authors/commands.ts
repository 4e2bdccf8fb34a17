import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import {
  formatProfile,
  type Profile,
  parseAuthorLinks,
  parseBiography,
  parseRole,
} from '@/lib/articles/author-profile';
import { trimBody } from '@/lib/markdown/front-matter';
import type { StoredImage } from '@/lib/markdown/pictures';
import { db } from '@/lib/store/db';
import { isRecordNotFound, isUniqueViolation } from '@/lib/store/prisma-errors';
import type { Author } from '@/prisma/client/client';
import { listKnownPictures } from '../known-pictures';
import { hashProfile } from './queries';

export type NewProfile = Profile & {
  /** The id of a picture; empty for the initial */
  photo: string;
};

/** @returns the id; null if another author has the slug */
export async function createAuthor(
  slug: string,
  { photo, ...profile }: NewProfile,
): Promise<number | null> {
  const image = await findPicture(photo);
  try {
    const data = { slug, ...formatProfile(profile), ...(image && connect(image)) };
    return (await db().author.create({ data, select: { id: true } })).id;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** @param base of the profile that was shown: another one is not replaced */
export async function changeAuthor(
  id: number,
  base: string,
  { photo, ...profile }: NewProfile,
): Promise<'saved' | 'gone' | 'changed'> {
  const row = await db().author.findUnique({ where: { id } });
  if (!row) return 'gone';
  if (hashProfile(row) !== base) return 'changed';
  const image = await findPicture(photo);
  const { name, role, biography, links, photoId } = row;
  try {
    await db().author.update({
      where: { id, name, role, biography, links, photoId },
      data: {
        ...keepUntouched(row, profile),
        ...(image ? connect(image) : { photo: { disconnect: true } }),
      },
    });
  } catch (error) {
    if (isRecordNotFound(error)) return 'changed';
    throw error;
  }
  return 'saved';
}

/** A form sorts languages and trims texts: what is otherwise the same stays as it was written. */
function keepUntouched(row: Author, profile: Profile) {
  const stored = parseBiography(row.biography);
  const biography = { ...profile.biography };
  for (const [locale, text] of Object.entries(stored) as [keyof typeof stored, string][]) {
    if (trimBody(text) === (biography[locale] ?? '')) biography[locale] = text;
  }
  const isSame = {
    role: isDeepStrictEqual(parseRole(row.role), profile.role),
    biography: isDeepStrictEqual(stored, biography),
    links: isDeepStrictEqual(parseAuthorLinks(row.links), profile.links),
  };
  const columns = formatProfile({ ...profile, biography });
  return {
    name: columns.name,
    role: isSame.role ? row.role : columns.role,
    biography: isSame.biography ? row.biography : columns.biography,
    links: isSame.links ? row.links : columns.links,
  };
}

/** @returns whether no text named the author, the bin and what is being written included */
export async function deleteAuthor(id: number): Promise<boolean> {
  const count = await db().$executeRaw`
    DELETE FROM "Author" WHERE "id" = ${id}
      AND NOT EXISTS (SELECT 1 FROM "Article" WHERE "authorId" = "Author"."id")
      AND NOT EXISTS (SELECT 1 FROM "Draft" WHERE "content" ->> '$.author' = "Author"."slug")`;
  return count > 0 || (await db().author.count({ where: { id } })) === 0;
}

export async function isKnownPicture(photo: string): Promise<boolean> {
  return photo === '' || (await findPicture(photo)) !== undefined;
}

async function findPicture(photo: string): Promise<StoredImage | undefined> {
  return photo ? (await listKnownPictures({ body: '', cover: photo })).get(photo) : undefined;
}

const connect = (image: StoredImage) => ({
  photo: { connectOrCreate: { where: { id: image.id }, create: image } },
});
