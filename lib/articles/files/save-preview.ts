import 'server-only';
import { listImageIds, type StoredImage } from '@/lib/markdown/pictures';
import { slugify } from '@/lib/markdown/slug';
import { storePreviewImage } from '@/lib/media/preview-images';
import { db } from '@/lib/store/db';
import { findAuthorName } from '../article-plan';
import { readFormerTopics, renameTopics } from '../topic-names';
import type { ParsedArticle, ParsedAuthor } from './article-folder';
import { toArticleInput } from './article-input';
import { writePreview } from './preview-file';

/** @returns the name of the preview, for its token */
export async function savePreview(
  parsed: ParsedArticle,
  authors: ParsedAuthor[],
  expiresAt: Date,
): Promise<string> {
  const own = new Map<string, StoredImage>();
  const input = await toArticleInput(parsed, async (_, read) => {
    const image = await storePreviewImage(await read());
    own.set(image.id, image);
    return image;
  });
  const { locale, slug, title, dek, body, featured, coverAlt, cover, author, topics } = input;
  const shown = await db().image.findMany({
    where: { id: { in: listImageIds(body) } },
    select: { id: true, width: true, height: true },
  });
  const file = authors.find((one) => one.slug === author);
  const article = {
    ...{ slug, title, dek, body, featured, coverAlt, cover },
    isCoverDrawn: parsed.article.cover === undefined,
    publishedAt: input.publishedAt ?? (await getStoredDate(parsed)),
    coverCredit: input.coverCredit ?? null,
    searchTitle: input.searchTitle ?? null,
    searchDescription: input.searchDescription ?? null,
    canonicalUrl: input.canonicalUrl ?? null,
    images: [...own.values(), ...shown],
    author: { slug: author, name: file?.profile.name ?? (await findAuthorName(input)) },
    topics: renameTopics(locale, topics, await readFormerTopics()).map((name) => ({
      slug: slugify(name),
      name,
    })),
  };
  const name = `${locale}-${slug}`;
  await writePreview(name, { expiresAt, locale, article, ownImages: [...own.keys()] });
  return name;
}

/** A file without a date does not unpublish its article when it is imported. */
async function getStoredDate({ locale, slug }: ParsedArticle): Promise<Date | null> {
  const where = { locale_slug: { locale, slug } };
  const stored = await db().article.findUnique({ where, select: { publishedAt: true } });
  return stored?.publishedAt ?? null;
}
