import 'server-only';
import { articleSchema } from '@/lib/articles/files/front-matter';
import { slugPattern } from '@/lib/markdown/slug';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import type { Content } from '../content';
import type { DraftTarget } from '../draft';
import { listKnownPictures } from '../known-pictures';
import type { FieldMistake } from '../publishing/mistake';
import { findSlugOwner } from './slug-owner';

export async function listArticleMistakes(
  text: DraftTarget,
  content: Content,
): Promise<FieldMistake[]> {
  const { slug, author, body, canonicalUrl, cover } = content;
  const mistakes: FieldMistake[] = listInvalidFields(content).map((field) => ({
    field,
    kind: 'invalid',
  }));
  if (!body.trim()) mistakes.push({ field: 'body', kind: 'empty' });
  if (slugPattern.test(slug)) {
    const owner = await findSlugOwner(text.locale, slug, text.articleId);
    if (owner) mistakes.push({ field: 'slug', kind: 'taken', owner });
  } else {
    mistakes.push({ field: 'slug', kind: 'invalid' });
  }
  if (author && (await db().author.count({ where: { slug: author } })) === 0) {
    mistakes.push({ field: 'author', kind: 'unknown' });
  }
  if (cover && !(await listKnownPictures({ body: '', cover })).has(cover)) {
    mistakes.push({ field: 'cover', kind: 'unknown' });
  }
  if (canonicalUrl.trim().startsWith(`${env().SITE_URL}/`)) {
    mistakes.push({ field: 'canonicalUrl', kind: 'ownSite' });
  }
  if (await hasOtherTranslation(text)) mistakes.push({ field: 'title', kind: 'translated' });
  return mistakes;
}

function listInvalidFields({ slug: _, body: __, nav, form, topics, featured, ...words }: Content) {
  const lines = Object.entries(words).map(([key, line]) => [key, line.trim() || undefined]);
  const result = articleSchema.safeParse({ ...Object.fromEntries(lines), topics, featured });
  const fields = result.error?.issues.map(({ path }) => path[0] as keyof typeof words);
  return [...new Set(fields)];
}

/** Whether another article has become the translation that this one was begun as. */
async function hasOtherTranslation({
  locale,
  articleId,
  translationKey,
}: DraftTarget): Promise<boolean> {
  if (articleId !== null || translationKey === null) return false;
  return (await db().article.count({ where: { locale, translationKey } })) > 0;
}
